package dev.c2ecs.cfn;

import dev.c2ecs.cfn.diagnostic.Findings;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.plan.Fargate;
import dev.c2ecs.cfn.plan.ProjectCredentials;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import dev.c2ecs.compose.tree.TreePath;

/**
 * Finds credentials of the shell or of env files in texts that a template shows: a command, a
 * health check, a label. Environment variables are not looked at, they become secrets.
 */
final class CredentialScan {

  private final Findings findings;
  private final ProjectCredentials credentials;

  private CredentialScan(ProjectCredentials credentials, Findings findings) {
    this.credentials = credentials;
    this.findings = findings;
  }

  static void scan(ComposeProject project, Findings findings) {
    new CredentialScan(ProjectCredentials.of(project), findings)
        .node(project.tree(), TreePath.ROOT);
  }

  private void node(Node node, TreePath path) {
    if (node instanceof Mapping mapping) {
      mapping
          .entries()
          .forEach(
              (key, value) -> {
                if (!isNotShown(path, key) && !isSecretOption(path, key, mapping)) {
                  node(value, path.child(key));
                }
              });
    } else if (node instanceof Sequence sequence) {
      for (int i = 0; i < sequence.items().size(); i++) {
        node(sequence.items().get(i), path.item(i));
      }
    } else if (node instanceof Scalar scalar) {
      text(scalar, path);
    }
  }

  /** Environment, builds, and the contents of secrets and configs are not in a template. */
  private static boolean isNotShown(TreePath path, String key) {
    int depth = path.segments().size();
    boolean service = depth == 2 && path.segments().get(0).equals("services");
    return key.startsWith("x-")
        || (service && (key.equals("environment") || key.equals("build")))
        || (depth == 0 && (key.equals("secrets") || key.equals("configs")));
  }

  /** Options of these drivers that are credentials become secrets. */
  private static boolean isSecretOption(TreePath path, String key, Mapping parent) {
    return path.segments().size() == 3
        && path.segment().equals("logging")
        && key.equals("options")
        && parent.text("driver").filter(Fargate.FOREIGN_LOG_DRIVERS::contains).isPresent();
  }

  private void text(Scalar scalar, TreePath path) {
    for (Origin.Variable variable : scalar.origin().variables()) {
      if (credentials.isShown(variable.name(), scalar.text(), scalar.origin())) {
        findings.add(
            PolicyCode.CREDENTIAL_IN_TEXT,
            path,
            path
                + " takes the value of "
                + variable.name()
                + ", which looks like a credential and"
                + " would be readable in the template",
            "pass it in the environment and write $$"
                + variable.name()
                + ", so that the container puts it in");
        return;
      }
    }
  }
}
