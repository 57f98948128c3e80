package dev.c2ecs.compose.tree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Applies rules to the nodes that a table names, from the top down. */
public final class TreeRewriter {

  /**
   * What to do with a node.
   *
   * @param <R> the rules of the table
   */
  @FunctionalInterface
  public interface Rewrite<R> {
    /** The node to put in place of {@code node}; it is walked further. */
    Node apply(R rule, Node node, TreePath path);
  }

  private TreeRewriter() {}

  /** The tree with every node that a pattern names replaced. */
  public static <R> Mapping rewrite(Mapping root, PatternTable<R> table, Rewrite<R> rewrite) {
    return (Mapping) rewrite(root, table, TreePath.ROOT, rewrite);
  }

  private static <R> Node rewrite(
      Node node, PatternTable<R> table, TreePath path, Rewrite<R> rewrite) {
    if (table.isEmpty()) {
      return node;
    }
    Optional<R> rule = table.value();
    Node result = rule.isPresent() ? rewrite.apply(rule.get(), node, path) : node;
    if (result instanceof Mapping mapping) {
      Map<String, Node> entries = new LinkedHashMap<>();
      for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
        String key = entry.getKey();
        entries.put(key, rewrite(entry.getValue(), table.child(key), path.child(key), rewrite));
      }
      return mapping.withEntries(entries);
    }
    if (result instanceof Sequence sequence) {
      List<Node> items = new ArrayList<>();
      for (int i = 0; i < sequence.items().size(); i++) {
        items.add(rewrite(sequence.items().get(i), table.items(), path.item(i), rewrite));
      }
      return new Sequence(items, sequence.origin());
    }
    return result;
  }
}
