package dev.c2ecs.compose.model;

import java.util.List;
import java.util.Map;

/**
 * A tool that runs the service instead of a container.
 *
 * @param type the name of the tool
 * @param options its options
 * @see <a href="https://docs.docker.com/reference/compose-file/services/#provider">Compose
 *     specification</a>
 */
public record Provider(String type, Map<String, List<String>> options) {

  static Provider of(Attributes attributes) {
    return new Provider(attributes.text("type").orElse(""), attributes.textsMap("options"));
  }
}
