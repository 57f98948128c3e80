package dev.c2ecs.compose.tree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Applies a table of rewriting functions to a tree, from the top down. */
public final class TreeRewriter {

  /** A function that replaces one node; what it returns is walked further. */
  @FunctionalInterface
  public interface Rewrite {
    /** The node to put in place of {@code node}. */
    Node apply(Node node, TreePath path);
  }

  private TreeRewriter() {}

  /** The tree with every node that a pattern names replaced by what its function returns. */
  public static Mapping rewrite(Mapping root, PatternTable<Rewrite> table) {
    return (Mapping) rewrite(root, table, TreePath.ROOT);
  }

  /** The same below the top: {@code table} is the part of the table for {@code path}. */
  public static Node rewrite(Node node, PatternTable<Rewrite> table, TreePath path) {
    if (table.isEmpty()) {
      return node;
    }
    Node result = table.value().isPresent() ? table.value().get().apply(node, path) : node;
    if (result instanceof Mapping mapping) {
      Map<String, Node> entries = new LinkedHashMap<>();
      mapping
          .entries()
          .forEach(
              (key, value) -> entries.put(key, rewrite(value, table.child(key), path.child(key))));
      return mapping.withEntries(entries);
    }
    if (result instanceof Sequence sequence) {
      List<Node> items = new ArrayList<>();
      for (int i = 0; i < sequence.items().size(); i++) {
        items.add(rewrite(sequence.items().get(i), table.items(), path.item(i)));
      }
      return new Sequence(items, sequence.origin());
    }
    return result;
  }
}
