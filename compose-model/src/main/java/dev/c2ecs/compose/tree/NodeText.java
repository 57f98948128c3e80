package dev.c2ecs.compose.tree;

import java.util.TreeMap;

/** The content of a node as text, without positions: equal text, equal node. */
public final class NodeText {

  private NodeText() {}

  /** The text of a node; keys sorted, so that their order does not count. */
  public static String of(Node node) {
    StringBuilder out = new StringBuilder();
    append(node, true, out);
    return out.toString();
  }

  /** The same without the kinds of scalars: a number, and a text that says it, are alike. */
  public static String ofSpelling(Node node) {
    StringBuilder out = new StringBuilder();
    append(node, false, out);
    return out.toString();
  }

  private static void append(Node node, boolean kinds, StringBuilder out) {
    if (node instanceof Scalar scalar) {
      out.append(kinds ? scalar.kind().charAt(0) : ' ').append(scalar.text().length()).append(':');
      out.append(scalar.text());
    } else if (node instanceof Sequence sequence) {
      out.append('[');
      sequence.items().forEach(item -> append(item, kinds, out));
      out.append(']');
    } else if (node instanceof Mapping mapping) {
      out.append('{');
      new TreeMap<>(mapping.entries())
          .forEach(
              (key, value) -> {
                append(Scalar.string(key, Origin.DEFAULT), kinds, out);
                append(value, kinds, out);
              });
      out.append('}');
    }
  }
}
