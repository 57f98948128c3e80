package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.attribute.Attribute;
import dev.c2ecs.compose.attribute.AttributeStep;
import dev.c2ecs.compose.attribute.AttributeWalk;
import dev.c2ecs.compose.attribute.ShortForm;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;

/**
 * Refuses dates where a text is meant: YAML takes an unquoted {@code 2001-01-01} for a time, which
 * the reference makes a text only in the values of mappings such as {@code environment}.
 */
final class Dates implements AttributeStep {

  private final Reporter reporter;

  private Dates(Reporter reporter) {
    this.reporter = reporter;
  }

  /**
   * Reports the dates of a tree whose mappings of texts hold texts only; extensions keep theirs.
   */
  static Mapping refuse(Mapping root, Reporter reporter) {
    return holdsDate(root) ? AttributeWalk.everywhere(root, new Dates(reporter)) : root;
  }

  private static boolean holdsDate(Node node) {
    if (node instanceof Mapping mapping) {
      for (Node value : mapping.entries().values()) {
        if (holdsDate(value)) {
          return true;
        }
      }
    } else if (node instanceof Sequence list) {
      for (Node item : list.items()) {
        if (holdsDate(item)) {
          return true;
        }
      }
    }
    return node instanceof Scalar scalar && scalar.isDate();
  }

  @Override
  public Node apply(Attribute attribute, Node node, TreePath path) {
    if (attribute != Attribute.NONE) {
      refuseItems(node, path);
    }
    if (!(node instanceof Scalar scalar) || !scalar.isDate()) {
      return node;
    }
    if (attribute == Attribute.NONE) {
      return Scalar.string(printed(scalar.text()), scalar.origin());
    }
    if (ShortForm.of(attribute) == ShortForm.BOOLEAN_TEXT) {
      return Scalar.string(scalar.text(), scalar.origin());
    }
    report(scalar, path);
    return node;
  }

  private void refuseItems(Node node, TreePath path) {
    if (node instanceof Sequence list) {
      for (int i = 0; i < list.items().size(); i++) {
        if (list.items().get(i) instanceof Scalar scalar && scalar.isDate()) {
          report(scalar, path.item(i));
        }
      }
    }
  }

  /** The time that an extension holds, which stays a time: {@code 2001-01-01T00:00:00Z}. */
  private static String printed(String text) {
    String[] parts = text.split(" ", -1);
    String zone = parts[2];
    int minutes = zone.length() - 2;
    return parts[0]
        + "T"
        + parts[1]
        + (zone.equals("+0000") ? "Z" : zone.substring(0, minutes) + ":" + zone.substring(minutes));
  }

  private void report(Scalar date, TreePath path) {
    reporter.report(
        Diagnostic.at(
            ReadCode.WRONG_TYPE,
            path,
            date.origin(),
            path + " must be a text, not a date",
            "quote it: \"" + date.written() + "\""));
  }
}
