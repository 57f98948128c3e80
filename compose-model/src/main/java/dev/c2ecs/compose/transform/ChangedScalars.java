package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.attribute.Attribute;
import dev.c2ecs.compose.attribute.AttributeStep;
import dev.c2ecs.compose.attribute.AttributeWalk;
import dev.c2ecs.compose.attribute.ValueForm;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.TreePath;
import java.util.Map;

/**
 * Says where a value that YAML takes for a number or a date arrives changed as a text: {@code 0777}
 * in {@code environment} is 511, {@code 1.10} is 1.1.
 */
public final class ChangedScalars implements AttributeStep {

  private final Reporter reporter;

  private ChangedScalars(Reporter reporter) {
    this.reporter = reporter;
  }

  /** Reports the values of one document that are spelt otherwise than they arrive. */
  public static void check(Mapping root, Reporter reporter) {
    AttributeWalk.rows(root, ValueForm.COLUMN, new ChangedScalars(reporter));
  }

  @Override
  public Node apply(Attribute attribute, Node node, TreePath path) {
    if (node instanceof Mapping mapping && holdsTexts(ValueForm.of(attribute))) {
      for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
        if (entry.getValue() instanceof Scalar scalar) {
          check(scalar, path.child(entry.getKey()));
        }
      }
    }
    return node;
  }

  private static boolean holdsTexts(ValueForm form) {
    return form == ValueForm.TEXT_MAPPING || form == ValueForm.ENVIRONMENT;
  }

  private void check(Scalar scalar, TreePath path) {
    if (!scalar.written().equals(scalar.text())) {
      reporter.report(
          Diagnostic.at(
              ReadCode.SURPRISING,
              path,
              scalar.origin(),
              path + ": " + scalar.written() + " becomes `" + scalar.text() + "`",
              "quote it: \"" + scalar.written() + "\""));
    }
  }
}
