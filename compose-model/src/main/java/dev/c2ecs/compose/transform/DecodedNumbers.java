package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.number.GoFloat;
import dev.c2ecs.compose.number.WholeText;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.ScalarType;
import dev.c2ecs.compose.tree.TreePath;
import java.util.OptionalLong;

/**
 * The numbers of the canonical model. The reference stores each in a type of its own, which cuts a
 * fraction off and keeps the low bits of what is too large; whoever wrote such a number is warned.
 */
final class DecodedNumbers {

  private static final int LONG_BITS = 64;
  private static final int OCTAL = 8;

  /** Every number that has fewer characters fits into 64 bits. */
  private static final int SURE_LENGTH = 19;

  private final Reporter reporter;

  DecodedNumbers(Reporter reporter) {
    this.reporter = reporter;
  }

  /** A number of 64 bits with a sign. */
  Node whole(Node node, TreePath path) {
    if (!(node instanceof Scalar scalar) || scalar.isNull()) {
      return node;
    }
    try {
      long value =
          switch (scalar.type()) {
            case INTEGER -> bits(scalar.text());
            case FLOAT -> GoFloat.cut(GoFloat.parse(scalar.text()));
            default -> WholeText.parse(scalar.text());
          };
      return stored(scalar, Long.toString(value), path);
    } catch (NumberFormatException e) {
      invalid(path, node, path + " must be a whole number");
      return node;
    }
  }

  /**
   * A number without a sign.
   *
   * @param size the number of its bits; fewer than 64 are never read from a text
   */
  Node count(Node node, TreePath path, int size) {
    if (!(node instanceof Scalar scalar) || scalar.isNull()) {
      return node;
    }
    try {
      if (scalar.isString() && size < LONG_BITS) {
        invalid(path, node, path + " must be a number: write it without quotes");
        return node;
      }
      boolean fraction = scalar.type() == ScalarType.FLOAT;
      double written = fraction ? GoFloat.parse(scalar.text()) : 0;
      if (written < 0 || (!fraction && scalar.text().startsWith("-") && bits(scalar.text()) < 0)) {
        invalid(path, node, path + " must be at least 0");
        return node;
      }
      long value = fraction ? GoFloat.cutUnsigned(written) : bits(scalar.text());
      long kept = size == LONG_BITS ? value : value & ((1L << size) - 1);
      return stored(scalar, Long.toUnsignedString(kept), path);
    } catch (NumberFormatException e) {
      invalid(path, node, path + " must be a whole number");
      return node;
    }
  }

  /** A number of single precision. */
  Node single(Node node, TreePath path) {
    if (!(node instanceof Scalar scalar) || scalar.isNull()) {
      return node;
    }
    try {
      String text = GoFloat.print((float) GoFloat.parse(scalar.text()));
      ScalarType type = isDigits(text) ? ScalarType.INTEGER : ScalarType.FLOAT;
      return new Scalar(type, text, node.origin());
    } catch (NumberFormatException e) {
      invalid(path, node, path + " must be a number");
      return node;
    }
  }

  /**
   * A number of CPUs in single precision; as a whole number it must fit into 64 bits with a sign.
   */
  Node cpus(Node node, TreePath path) {
    if (node instanceof Scalar scalar && scalar.type() == ScalarType.INTEGER && isRefused(scalar)) {
      invalid(path, node, path + " is more than any machine has");
      return node;
    }
    return single(node, path);
  }

  /** A number of devices; -1 is all of them. */
  Node devices(Node node, TreePath path) {
    if (node instanceof Scalar scalar
        && scalar.isString()
        && scalar.text().equalsIgnoreCase("all")) {
      return Scalar.integer(-1, node.origin());
    }
    return node instanceof Scalar scalar && !scalar.isNull() && isRefused(scalar)
        ? refused(node, path)
        : whole(node, path);
  }

  /** The mode of a file: a text is octal, a number counts as it is. */
  Node fileMode(Node node, TreePath path) {
    if (!(node instanceof Scalar scalar) || scalar.isNull()) {
      return node;
    }
    try {
      long mode = scalar.isString() ? WholeText.parse(scalar.text(), OCTAL) : exact(scalar);
      String digits = mode < 0 ? "-" + Long.toOctalString(-mode) : Long.toOctalString(mode);
      return Scalar.string("0" + digits, node.origin());
    } catch (NumberFormatException e) {
      invalid(path, node, path + " must be an octal number such as 0440");
      return node;
    }
  }

  /** A number that must be written as one, without a fraction; empty after a diagnostic. */
  OptionalLong exact(Node node, TreePath path) {
    try {
      if (node instanceof Scalar scalar) {
        return OptionalLong.of(exact(scalar));
      }
    } catch (NumberFormatException e) {
      // what it is else is said below
    }
    refused(node, path);
    return OptionalLong.empty();
  }

  private static long exact(Scalar scalar) {
    if (scalar.isString() || isRefused(scalar)) {
      throw new NumberFormatException(scalar.text());
    }
    return Long.parseLong(scalar.text());
  }

  private Node refused(Node node, TreePath path) {
    invalid(path, node, path + " must be a whole number, without a point and quotes");
    return node;
  }

  /** Whether a number has a fraction or is larger than any with a sign. */
  static boolean isRefused(Scalar scalar) {
    return scalar.type() == ScalarType.FLOAT
        || (scalar.type() == ScalarType.INTEGER
            && scalar.text().length() >= SURE_LENGTH
            && !scalar.text().startsWith("-")
            && Long.parseUnsignedLong(scalar.text()) < 0);
  }

  private static long bits(String text) {
    return text.startsWith("-") || text.length() < SURE_LENGTH
        ? Long.parseLong(text)
        : Long.parseUnsignedLong(text);
  }

  private Node stored(Scalar scalar, String text, TreePath path) {
    if (scalar.type() == ScalarType.INTEGER && scalar.text().equals(text)) {
      return scalar;
    }
    if (!scalar.isString() && GoFloat.parse(scalar.text()) != GoFloat.parse(text)) {
      reporter.report(
          Diagnostic.at(
              ReadCode.SURPRISING,
              path,
              scalar.origin(),
              path + ": " + scalar.written() + " becomes " + text,
              "write a whole number that fits"));
    }
    return new Scalar(ScalarType.INTEGER, text, scalar.origin());
  }

  private static boolean isDigits(String text) {
    for (int i = text.startsWith("-") ? 1 : 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private void invalid(TreePath path, Node node, String message) {
    reporter.report(Diagnostic.at(ReadCode.INVALID_VALUE, path, node.origin(), message, ""));
  }
}
