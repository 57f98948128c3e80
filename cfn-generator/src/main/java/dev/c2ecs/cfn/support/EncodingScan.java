package dev.c2ecs.cfn.support;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TextBytes;
import dev.c2ecs.compose.tree.TreePath;
import java.util.List;

/** Finds values that are no text, as those from an env file in Latin-1: no template holds them. */
public final class EncodingScan {

  private final DiagnosticCollector findings;

  private EncodingScan(DiagnosticCollector findings) {
    this.findings = findings;
  }

  /** Reports every value that has bytes which are not UTF-8. */
  public static void scan(ComposeProject project, DiagnosticCollector findings) {
    new EncodingScan(findings).node(project.tree(), TreePath.ROOT);
  }

  private void node(Node node, TreePath path) {
    if (node instanceof Mapping mapping) {
      mapping.entries().forEach((key, value) -> node(value, path.child(key)));
    } else if (node instanceof Sequence sequence) {
      List<Node> items = sequence.items();
      for (int i = 0; i < items.size(); i++) {
        node(items.get(i), path.item(i));
      }
    } else if (TextBytes.areIn(((Scalar) node).text())) {
      findings.add(
          ReadCode.NOT_TEXT,
          path,
          path + " has a byte that is not UTF-8, and a template is text",
          "save the file that it comes from as UTF-8");
    }
  }
}
