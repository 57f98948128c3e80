package dev.c2ecs.compose.model;

import java.util.Optional;

/**
 * How a path of the host is mounted.
 *
 * @param createHostPath whether a missing path is created; true when unset
 * @param propagation the propagation of mounts
 * @param recursive whether mounts below are mounted, and how
 * @param selinux z or Z
 * @see <a href="https://docs.docker.com/reference/compose-file/services/#volumes">Compose
 *     specification</a>
 */
public record BindOptions(
    Optional<Boolean> createHostPath,
    Optional<String> propagation,
    Optional<String> recursive,
    Optional<String> selinux) {

  static BindOptions of(Attributes attributes) {
    return new BindOptions(
        attributes.optionalFlag("create_host_path"),
        attributes.text("propagation"),
        attributes.text("recursive"),
        attributes.text("selinux"));
  }
}
