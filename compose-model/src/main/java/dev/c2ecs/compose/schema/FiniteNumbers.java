package dev.c2ecs.compose.schema;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.ScalarType;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.util.List;
import java.util.Map;

/**
 * Refuses infinity and what is no number at all. The reference validates the model as JSON, which
 * has neither, so they are refused everywhere, also where the schema allows anything.
 */
final class FiniteNumbers {

  private FiniteNumbers() {}

  /** Reports the numbers at and below a place that are not finite. */
  static void check(Node node, TreePath path, Reporter reporter) {
    if (node instanceof Mapping mapping) {
      for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
        if (isUncertain(entry.getValue())) {
          check(entry.getValue(), path.child(entry.getKey()), reporter);
        }
      }
    } else if (node instanceof Sequence sequence) {
      List<Node> items = sequence.items();
      for (int i = 0; i < items.size(); i++) {
        if (isUncertain(items.get(i))) {
          check(items.get(i), path.item(i), reporter);
        }
      }
    } else {
      reporter.report(
          Diagnostic.at(
              ReadCode.INVALID_VALUE,
              path,
              node.origin(),
              path + " must be a finite number",
              "quote it if it is meant as a text"));
    }
  }

  private static boolean isUncertain(Node node) {
    return !(node instanceof Scalar scalar) || !isFinite(scalar);
  }

  /** Whether a scalar is anything but infinity or no number. */
  static boolean isFinite(Scalar scalar) {
    return scalar.type() != ScalarType.FLOAT
        || !(scalar.text().endsWith("Inf") || scalar.text().equals("NaN"));
  }
}
