package dev.c2ecs.compose.model;

import java.util.Optional;

/**
 * A name under which a service reaches another one or a container: {@code db}, {@code db:database}.
 *
 * @param name the key of the service, or the name of a container outside the project
 * @param alias the further name
 * @see <a href="https://docs.docker.com/reference/compose-file/services/#links">Compose
 *     specification</a>
 */
public record Link(String name, Optional<String> alias) {

  static Link of(Attributes attributes) {
    String text = attributes.text();
    int colon = text.indexOf(':');
    return colon < 0
        ? new Link(text, Optional.empty())
        : new Link(text.substring(0, colon), Optional.of(text.substring(colon + 1)));
  }
}
