package dev.c2ecs.compose.attribute;

import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Walks a tree and the table of attributes side by side, from the top down: a node is walked
 * further as the step leaves it. Nodes that stay the same are shared.
 */
public final class AttributeWalk {

  private static final int EVERYWHERE = 0;

  private final int column;
  private final AttributeStep step;

  private AttributeWalk(int column, AttributeStep step) {
    this.column = column;
    this.step = step;
  }

  /**
   * The tree after a step on the nodes of which a column of the table says something, and on those
   * above them.
   *
   * @param column the {@code COLUMN} of an enum of a column
   */
  public static Mapping rows(Mapping root, int column, AttributeStep step) {
    return (Mapping) new AttributeWalk(column, step).node(Attribute.ROOT, root, TreePath.ROOT);
  }

  /** The tree after a step on all nodes, also those that are no attribute. */
  public static Mapping everywhere(Mapping root, AttributeStep step) {
    return rows(root, EVERYWHERE, step);
  }

  private Node node(Attribute attribute, Node node, TreePath path) {
    Node result = step.apply(attribute, node, path);
    if (result instanceof Mapping mapping) {
      return entries(attribute, mapping, path);
    }
    return result instanceof Sequence sequence ? items(attribute, sequence, path) : result;
  }

  private Mapping entries(Attribute attribute, Mapping mapping, TreePath path) {
    Map<String, Node> changed = null;
    for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
      String key = entry.getKey();
      Attribute child = attribute.child(key);
      if (column == EVERYWHERE || child.reaches(column)) {
        Node value = node(child, entry.getValue(), path.child(key));
        if (value != entry.getValue()) {
          changed = changed == null ? new LinkedHashMap<>(mapping.entries()) : changed;
          changed.put(key, value);
        }
      }
    }
    return changed == null ? mapping : mapping.withEntries(changed);
  }

  private Sequence items(Attribute attribute, Sequence sequence, TreePath path) {
    Attribute items = attribute.items();
    if (column != EVERYWHERE && !items.reaches(column)) {
      return sequence;
    }
    List<Node> changed = null;
    for (int i = 0; i < sequence.items().size(); i++) {
      Node item = sequence.items().get(i);
      Node value = node(items, item, path.item(i));
      if (value != item) {
        changed = changed == null ? new ArrayList<>(sequence.items()) : changed;
        changed.set(i, value);
      }
    }
    return changed == null ? sequence : new Sequence(changed, sequence.origin());
  }
}
