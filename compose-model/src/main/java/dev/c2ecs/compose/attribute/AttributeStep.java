package dev.c2ecs.compose.attribute;

import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.TreePath;

/** A step of reading: what it does to the nodes that concern it. */
public interface AttributeStep {

  /**
   * The node to put in place of a node.
   *
   * @param attribute what the table knows of it
   * @param path where it is
   */
  Node apply(Attribute attribute, Node node, TreePath path);
}
