package dev.c2ecs.compose.tree;

import java.util.TreeMap;

/** The content of a node as text, without positions: equal text, equal node. */
public final class NodeText {

  private NodeText() {}

  /** The text of a node; keys sorted, so that their order does not count. */
  public static String of(Node node) {
    StringBuilder out = new StringBuilder();
    append(node, out);
    return out.toString();
  }

  private static void append(Node node, StringBuilder out) {
    if (node instanceof Scalar scalar) {
      out.append(scalar.kind().charAt(0)).append(scalar.text().length()).append(':');
      out.append(scalar.text());
    } else if (node instanceof Sequence sequence) {
      out.append('[');
      sequence.items().forEach(item -> append(item, out));
      out.append(']');
    } else if (node instanceof Mapping mapping) {
      out.append('{');
      new TreeMap<>(mapping.entries())
          .forEach(
              (key, value) -> {
                append(Scalar.string(key, Origin.DEFAULT), out);
                append(value, out);
              });
      out.append('}');
    }
  }
}
