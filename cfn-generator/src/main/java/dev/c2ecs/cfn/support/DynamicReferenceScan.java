package dev.c2ecs.cfn.support;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.SecretCode;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.template.DynamicReferences;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.TextVisitor;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.TreePath;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds texts of a Compose file that CloudFormation would take for a dynamic reference. In Compose
 * they are texts like others; whoever deploys would read a secret of the account for them.
 */
public final class DynamicReferenceScan implements TextVisitor {

  private final Set<String> dangerous = new TreeSet<>();
  private final Set<String> told = new TreeSet<>();
  private final DiagnosticCollector findings;

  private DynamicReferenceScan(DiagnosticCollector findings) {
    this.findings = findings;
  }

  /**
   * Reports them.
   *
   * @param template the template before the overlay, which may refer to what it likes
   */
  public static void scan(ComposeProject project, Template template, DiagnosticCollector findings) {
    DynamicReferenceScan scan = new DynamicReferenceScan(findings);
    for (Resource resource : template.resources()) {
      scan.dangerous.addAll(DynamicReferences.within(resource.properties()));
    }
    if (scan.dangerous.isEmpty()) {
      return;
    }
    project.visit(scan);
    for (Resource resource : template.resources()) {
      Set<String> left = new TreeSet<>(DynamicReferences.within(resource.properties()));
      left.removeAll(scan.told);
      left.forEach(what -> scan.report(resource.origin().path(), what));
    }
  }

  @Override
  public boolean enters(TreePath path, String key) {
    return !(path.isRoot() && key.equals(Keys.CLOUDFORMATION));
  }

  @Override
  public void text(Scalar text, TreePath path) {
    for (String what : DynamicReferences.in(text.text())) {
      if (dangerous.contains(what)) {
        report(path, what);
        told.add(what);
      }
    }
  }

  private void report(TreePath path, String what) {
    findings.add(
        SecretCode.DYNAMIC_REFERENCE,
        path,
        path + " would be the value of the " + what + " of the account",
        "have the service read it as a secret, `secrets` with `external: true`");
  }
}
