package dev.c2ecs.compose.model;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A number of resources of one kind.
 *
 * @param kind the kind
 * @param value the number
 * @see <a href="https://docs.docker.com/reference/compose-file/deploy/#resources">Compose
 *     specification</a>
 */
public record DiscreteResource(Optional<String> kind, OptionalLong value) {

  static DiscreteResource of(Attributes attributes) {
    return new DiscreteResource(attributes.text("kind"), attributes.number("value"));
  }
}
