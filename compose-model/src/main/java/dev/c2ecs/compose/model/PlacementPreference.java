package dev.c2ecs.compose.model;

import java.util.Optional;

/**
 * A label of nodes over whose values containers are spread.
 *
 * @param spread the label
 * @see <a href="https://docs.docker.com/reference/compose-file/deploy/#placement">Compose
 *     specification</a>
 */
public record PlacementPreference(Optional<String> spread) {

  static PlacementPreference of(Attributes attributes) {
    return new PlacementPreference(attributes.text("spread"));
  }
}
