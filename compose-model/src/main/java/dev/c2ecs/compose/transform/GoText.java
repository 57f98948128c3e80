package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The text that the reference makes of a value where it has a place for a text only. */
final class GoText {

  private GoText() {}

  /** A scalar as it is, a list as {@code [a b]}, a mapping as {@code map[a:1 b:2]}. */
  static String of(Node node) {
    if (node instanceof Scalar scalar) {
      return scalar.isNull() ? "<nil>" : scalar.text();
    }
    List<String> parts = new ArrayList<>();
    if (node instanceof Sequence list) {
      list.items().forEach(item -> parts.add(of(item)));
      return "[" + String.join(" ", parts) + "]";
    }
    for (Map.Entry<String, Node> entry : new TreeMap<>(((Mapping) node).entries()).entrySet()) {
      parts.add(entry.getKey() + ":" + of(entry.getValue()));
    }
    return "map[" + String.join(" ", parts) + "]";
  }
}
