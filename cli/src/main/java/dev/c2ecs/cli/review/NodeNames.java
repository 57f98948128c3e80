package dev.c2ecs.cli.review;

import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import java.util.LinkedHashSet;
import java.util.Set;

/** The names in a part of a Compose file. */
final class NodeNames {

  private NodeNames() {}

  /** The keys of a mapping; none of anything else. */
  static Set<String> keys(Node node) {
    return node instanceof Mapping map ? map.entries().keySet() : Set.of();
  }

  /** Whatever may be the name of something that is referred to: keys and texts. */
  static Set<String> within(Node node) {
    Set<String> names = new LinkedHashSet<>();
    add(node, names);
    return names;
  }

  private static void add(Node node, Set<String> names) {
    if (node instanceof Mapping map) {
      names.addAll(map.entries().keySet());
      map.entries().values().forEach(inner -> add(inner, names));
    } else if (node instanceof Sequence list) {
      list.items().forEach(item -> add(item, names));
    } else if (node instanceof Scalar scalar) {
      names.add(scalar.text());
    }
  }
}
