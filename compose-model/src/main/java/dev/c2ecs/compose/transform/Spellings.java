package dev.c2ecs.compose.transform;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.PatternTable;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;
import java.util.Map;

/**
 * Says where a value that YAML takes for a number or a date arrives changed as a text: {@code 0777}
 * in {@code environment} is 511, {@code 1.10} is 1.1.
 */
public final class Spellings {

  private final Reporter reporter;

  private Spellings(Reporter reporter) {
    this.reporter = reporter;
  }

  /** Reports the values of one document that are spelt otherwise than they arrive. */
  public static void check(Mapping root, Reporter reporter) {
    new Spellings(reporter).walk(root, TreePath.ROOT, ValueForm.TABLE);
  }

  private void walk(Node node, TreePath path, PatternTable<ValueForm> table) {
    if (table.isEmpty() || node instanceof Scalar) {
      return;
    }
    if (node instanceof Sequence list) {
      for (int i = 0; i < list.items().size(); i++) {
        walk(list.items().get(i), path.item(i), table.items());
      }
      return;
    }
    boolean texts = table.value().map(Spellings::holdsTexts).orElse(false);
    for (Map.Entry<String, Node> entry : ((Mapping) node).entries().entrySet()) {
      if (texts && entry.getValue() instanceof Scalar scalar) {
        check(scalar, path.child(entry.getKey()));
      }
      walk(entry.getValue(), path.child(entry.getKey()), table.child(entry.getKey()));
    }
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
