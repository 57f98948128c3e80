package dev.c2ecs.compose.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** A list of nodes. */
public record Sequence(List<Node> items, Origin origin) implements Node {

  public Sequence {
    items = List.copyOf(items);
  }

  /**
   * The same list with every item, given its number from 0, passed through a function; itself when
   * none changes.
   */
  public Sequence mapItems(BiFunction<Integer, Node, Node> function) {
    List<Node> changed = null;
    for (int i = 0; i < items.size(); i++) {
      Node item = function.apply(i, items.get(i));
      if (item != items.get(i)) {
        changed = changed == null ? new ArrayList<>(items) : changed;
        changed.set(i, item);
      }
    }
    return changed == null ? this : new Sequence(changed, origin);
  }

  @Override
  public Sequence withOrigin(Origin newOrigin) {
    return new Sequence(items, newOrigin);
  }

  @Override
  public String kind() {
    return "list";
  }
}
