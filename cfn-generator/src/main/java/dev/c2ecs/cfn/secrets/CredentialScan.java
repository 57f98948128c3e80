package dev.c2ecs.cfn.secrets;

import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.diagnostic.Findings;
import dev.c2ecs.cfn.extension.ExtensionWalk;
import dev.c2ecs.cfn.task.Fargate;
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
public final class CredentialScan {

  private final Findings findings;
  private final ProjectCredentials credentials;

  private CredentialScan(ProjectCredentials credentials, Findings findings) {
    this.credentials = credentials;
    this.findings = findings;
  }

  public static void scan(ComposeProject project, Findings findings) {
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

  /** Environment and builds are not in a template, nor is what means nothing here. */
  private static boolean isNotShown(TreePath path, String key) {
    boolean service = path.depth() == 2 && path.nameIn("services").isPresent();
    return (ExtensionWalk.isExtension(key, path) && !key.startsWith("x-aws-"))
        || (service && (key.equals("environment") || key.equals("build")));
  }

  /** Options of these drivers that are credentials become secrets. */
  private static boolean isSecretOption(TreePath path, String key, Mapping parent) {
    return path.depth() == 3
        && path.nameIn("services").isPresent()
        && path.key().equals("logging")
        && key.equals("options")
        && parent.text("driver").filter(Fargate.FOREIGN_LOG_DRIVERS::contains).isPresent();
  }

  /** A config ends in an image, which many may read. */
  private static boolean isConfig(TreePath path) {
    return path.depth() > 2 && path.nameIn("configs").isPresent();
  }

  private void text(Scalar scalar, TreePath path) {
    if (isConfig(path)
        && path.depth() == 3
        && path.key().equals("environment")
        && Credentials.isName(scalar.text())) {
      config(path, scalar.text());
      return;
    }
    for (Origin.Variable variable : scalar.origin().variables()) {
      if (credentials.isShown(variable.name(), scalar.text(), scalar.origin())) {
        if (isConfig(path)) {
          config(path, variable.name());
          return;
        }
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
    boolean service = path.depth() > 2 && path.nameIn("services").isPresent();
    if (service && scalar.origin().variables().isEmpty() && Credentials.isContent(scalar.text())) {
      findings.add(
          PolicyCode.LITERAL_CREDENTIAL,
          path,
          path + " contains what looks like a credential and is readable in the template",
          "pass it in the environment, `NAME: ${NAME}`, and write $$NAME here, so that the"
              + " container puts it in");
    }
  }

  private void config(TreePath path, String variable) {
    String name = path.nameIn("configs").orElseThrow();
    findings.add(
        PolicyCode.CREDENTIAL_IN_TEXT,
        path,
        path
            + " takes the value of "
            + variable
            + ", which looks like a credential: a config is"
            + " part of an image, where it stays readable",
        "make it a secret: `secrets: {"
            + name
            + ": {environment: "
            + variable
            + "}}`, or a file,"
            + " and `secrets: ["
            + name
            + "]` at the service");
  }
}
