package dev.c2ecs.compose.model;

import java.util.Optional;

/**
 * A device of the host in the container.
 *
 * @param source the path on the host, or a CDI name
 * @param target the path in the container
 * @param permissions r, w and m
 * @see <a href="https://docs.docker.com/reference/compose-file/services/#devices">Compose
 *     specification</a>
 */
public record Device(String source, Optional<String> target, Optional<String> permissions) {

  static Device of(Attributes attributes) {
    return new Device(
        attributes.text("source").orElse(""),
        attributes.text("target"),
        attributes.text("permissions"));
  }
}
