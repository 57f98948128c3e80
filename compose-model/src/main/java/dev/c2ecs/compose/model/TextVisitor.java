package dev.c2ecs.compose.model;

import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.TreePath;

/** Sees the texts of a project, whatever attribute they are of. */
public interface TextVisitor {

  /**
   * Whether to look at what is under a key.
   *
   * @param path the path of the mapping that has the key
   */
  default boolean enters(TreePath path, String key) {
    return true;
  }

  /**
   * Takes a node before what is in it, whether it is a text or has some.
   *
   * @param node the node, with where it comes from
   * @param path its path in the project
   */
  default void node(Node node, TreePath path) {}

  /**
   * Takes a text, a number or a boolean.
   *
   * @param text the scalar, with where it comes from
   * @param path its path in the project
   */
  void text(Scalar text, TreePath path);
}
