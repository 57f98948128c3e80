package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Runs steps on one service or resource after the other instead of step after step on all: of a
 * large project every step would have to fetch everything from memory again.
 */
public final class ResourceSteps {

  /** The sections of a project whose entries stand for themselves. */
  public static final Set<String> SECTIONS =
      Set.of("services", "networks", "volumes", "secrets", "configs", "models");

  private ResourceSteps() {}

  /**
   * The tree after the steps.
   *
   * @param steps take a tree with one entry of one section, or with one other top-level key, and
   *     return it with the same keys; they must not look at anything else
   */
  public static Mapping each(Mapping root, UnaryOperator<Mapping> steps) {
    return root.mapValues(
        (section, value) -> {
          if (!SECTIONS.contains(section)
              || !(value instanceof Mapping entries)
              || entries.entries().isEmpty()) {
            return at(steps.apply(part(root, section, value)), section, value);
          }
          return entries.mapValues(
              (name, node) -> {
                Mapping part = part(root, section, part(entries, name, node));
                return at(steps.apply(part).child(section), name, node);
              });
        });
  }

  private static Mapping part(Mapping whole, String key, Node value) {
    return whole.withEntries(Map.of(key, value));
  }

  private static Node at(Mapping mapping, String key, Node otherwise) {
    return mapping.get(key).orElse(otherwise);
  }
}
