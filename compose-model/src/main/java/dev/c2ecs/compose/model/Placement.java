package dev.c2ecs.compose.model;

import java.util.List;
import java.util.OptionalInt;

/**
 * Where containers run.
 *
 * @param constraints what must hold for the node
 * @param preferences what is spread evenly
 * @param maxReplicasPerNode the most containers of a node
 * @see <a href="https://docs.docker.com/reference/compose-file/deploy/#placement">Compose
 *     specification</a>
 */
public record Placement(
    List<String> constraints,
    List<PlacementPreference> preferences,
    OptionalInt maxReplicasPerNode) {

  public Placement {
    constraints = List.copyOf(constraints);
    preferences = List.copyOf(preferences);
  }

  static Placement of(Attributes attributes) {
    return new Placement(
        attributes.texts("constraints"),
        attributes.list("preferences", PlacementPreference::of),
        attributes.integer("max_replicas_per_node"));
  }
}
