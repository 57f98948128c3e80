package dev.c2ecs.cfn.secrets;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.extension.ExtensionWalk;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.task.Fargate;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Logging;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.model.TextVisitor;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.TreePath;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds credentials of the shell or of env files in texts that a template shows: a command, a
 * health check, a label. Environment variables are not looked at, they become secrets.
 */
public final class CredentialScan implements TextVisitor {

  private static final Set<String> COMMANDS = Set.of("command", "entrypoint", "test");

  private final Set<TreePath> reported = new HashSet<>();
  private final ComposeProject project;
  private final DiagnosticCollector findings;
  private final ProjectCredentials credentials;

  private CredentialScan(
      ComposeProject project, ProjectCredentials credentials, DiagnosticCollector findings) {
    this.project = project;
    this.credentials = credentials;
    this.findings = findings;
  }

  public static void scan(
      ComposeProject project, ProjectCredentials credentials, DiagnosticCollector findings) {
    project.visit(new CredentialScan(project, credentials, findings));
  }

  @Override
  public boolean enters(TreePath path, String key) {
    return !isNotShown(path, key) && !isSecretOption(path, key);
  }

  /** Environment and builds are not in a template, nor is what means nothing here. */
  private static boolean isNotShown(TreePath path, String key) {
    boolean service = path.depth() == 2 && path.nameIn("services").isPresent();
    TreePath list = path.isItem() ? path.parent() : null;
    boolean hook = list != null && list.key().equals("pre_start");
    return (ExtensionWalk.isExtension(key, path) && !key.startsWith(Keys.PREFIX))
        || ((service || hook) && key.equals("environment"))
        || (service && key.equals("build"));
  }

  /** Options of these drivers that are credentials become secrets. */
  private boolean isSecretOption(TreePath path, String key) {
    return path.depth() == 3
        && path.key().equals("logging")
        && key.equals("options")
        && path.nameIn("services")
            .map(project.services()::get)
            .flatMap(Service::logging)
            .flatMap(Logging::driver)
            .filter(Fargate.FOREIGN_LOG_DRIVERS::contains)
            .isPresent();
  }

  /** A config ends in an image, which many may read. */
  private static boolean isConfig(TreePath path) {
    return path.depth() > 2 && path.nameIn("configs").isPresent();
  }

  @Override
  public void text(Scalar scalar, TreePath path) {
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
        shown(path, variable.name());
        return;
      }
    }
    boolean service = path.depth() > 2 && path.nameIn("services").isPresent();
    if (service && scalar.origin().variables().isEmpty() && Credentials.isContent(scalar.text())) {
      findings.add(
          PolicyCode.LITERAL_CREDENTIAL,
          path,
          path + LiteralCredentials.CONTAINS,
          "pass it in the environment, `NAME: ${NAME}`, and write $$NAME here, so that the"
              + " container puts it in");
    } else if (isConfig(path) && path.key().equals("content") && hasCredential(scalar.text())) {
      findings.add(
          PolicyCode.LITERAL_CREDENTIAL,
          path,
          path
              + " contains what looks like a credential and is readable in the file and in an image",
          "put it into a file and make it a secret: `secrets: {"
              + path.nameIn("configs").orElse("")
              + ": {file: …}}`");
    }
  }

  /** One error for a command or a health check, however many words show credentials. */
  private void shown(TreePath path, String variable) {
    TreePath list = path.isItem() ? path.parent() : null;
    Optional<TreePath> command =
        Optional.ofNullable(list).filter(words -> COMMANDS.contains(words.key()));
    TreePath place = command.orElse(path);
    if (!reported.add(place)) {
      return;
    }
    Optional<String> lines = command.flatMap(this::lines);
    findings.add(
        PolicyCode.CREDENTIAL_IN_TEXT,
        place,
        place
            + " takes the value of "
            + variable
            + ", which looks like a credential and would be readable in the template",
        lines.orElse(
            "pass it in the environment and write $$"
                + variable
                + ", so that the container puts it in"));
  }

  private Optional<String> lines(TreePath command) {
    TreePath holder = command.parent();
    if (holder != null && command.key().equals("test")) {
      holder = holder.parent();
    }
    return holder != null && project.at(holder).orElse(null) instanceof Mapping container
        ? ShellLines.of(container, command.key(), credentials)
        : Optional.empty();
  }

  /** Line by line: what is a credential in a line may be none in a long text. */
  private static boolean hasCredential(String text) {
    for (String line : text.split("\n", -1)) {
      if (Credentials.isContent(line)) {
        return true;
      }
    }
    return false;
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
