package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.TreePath;

/** The error of a value that is of another kind than its place takes. */
public final class WrongKind {

  private WrongKind() {}

  /**
   * The error.
   *
   * @param expected what the place takes, with its article
   * @param hint what to do; when it is empty, what follows from the place. A date is told to be
   *     quoted instead
   */
  public static Diagnostic of(Node node, TreePath path, String expected, String hint) {
    boolean date = node instanceof Scalar scalar && scalar.isDate();
    String kind = node.isNull() ? "empty" : date ? "a date" : "a " + node.kind();
    return Diagnostic.at(
        ReadCode.WRONG_TYPE,
        path,
        node.origin(),
        path + " must be " + expected + ", not " + kind,
        date ? quoted((Scalar) node) : hint.isEmpty() ? hint(node, expected) : hint);
  }

  private static String hint(Node node, String expected) {
    return node instanceof Scalar scalar && !scalar.isNull() && expected.contains("string")
        ? quoted(scalar)
        : "write " + expected;
  }

  private static String quoted(Scalar scalar) {
    return "quote it: \"" + scalar.written() + "\"";
  }
}
