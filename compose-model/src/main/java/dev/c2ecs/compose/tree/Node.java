package dev.c2ecs.compose.tree;

/**
 * A node of a Compose tree: the untyped form in which a file is read, interpolated, merged and
 * brought into canonical form. Nodes are immutable and may be shared.
 */
public sealed interface Node permits Scalar, Sequence, Mapping {

  /**
   * Where the node was declared: the position of its key for a value of a mapping, its own position
   * for an item of a sequence.
   */
  Origin origin();

  /** The same node, declared elsewhere. */
  Node withOrigin(Origin origin);

  /** The kind of the node in the words of the Compose schema: mapping, list, string, number, … */
  String kind();

  /** Whether this is a null scalar. */
  default boolean isNull() {
    return this instanceof Scalar scalar && scalar.type() == ScalarType.NULL;
  }
}
