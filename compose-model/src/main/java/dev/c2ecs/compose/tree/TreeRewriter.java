package dev.c2ecs.compose.tree;

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
      return mapping.mapValues(
          (key, value) -> {
            PatternTable<R> below = table.child(key);
            return below.isEmpty() ? value : rewrite(value, below, path.child(key), rewrite);
          });
    }
    PatternTable<R> items = table.items();
    if (result instanceof Sequence sequence && !items.isEmpty()) {
      return sequence.mapItems((i, item) -> rewrite(item, items, path.item(i), rewrite));
    }
    return result;
  }
}
