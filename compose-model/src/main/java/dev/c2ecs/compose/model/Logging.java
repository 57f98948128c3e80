package dev.c2ecs.compose.model;

import java.util.Map;
import java.util.Optional;

/**
 * Where the log goes.
 *
 * @param driver the driver
 * @param options its options
 * @see <a href="https://docs.docker.com/reference/compose-file/services/#logging">Compose
 *     specification</a>
 */
public record Logging(Optional<String> driver, Map<String, String> options) {

  static Logging of(Attributes attributes) {
    return new Logging(attributes.text("driver"), attributes.textMap("options"));
  }
}
