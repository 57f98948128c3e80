package dev.c2ecs.compose.tree;

import java.util.List;

/** A list of nodes. */
public record Sequence(List<Node> items, Origin origin) implements Node {

  public Sequence {
    items = List.copyOf(items);
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
