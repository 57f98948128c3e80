package dev.c2ecs.cfn.secrets;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.Names;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.input.NeededSecret;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.TreePath;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is said about the credentials that are keys of a secret; their values never are. */
public final class EnvironmentFindings {

  private static final int SHOWN = 12;

  private EnvironmentFindings() {}

  static void add(NeededSecret secret, DiagnosticCollector findings) {
    if (!(secret.source() instanceof NeededSecret.Keys keys)) {
      return;
    }
    Set<String> services = new TreeSet<>();
    keys.keys().forEach(key -> services.addAll(key.services()));
    List<String> names = keys.keys().stream().map(NeededSecret.Key::name).toList();
    findings.add(
        PolicyCode.SECRET_FROM_VARIABLE,
        secret.path(),
        (names.size() == 1 ? "a credential of " : names.size() + " credentials of ")
            + String.join(", ", services)
            + (names.size() == 1 ? " is a key" : " are keys")
            + " of the secret "
            + secret.name()
            + ", which the parameters "
            + secret.parameters().arn()
            + " and "
            + secret.parameters().version()
            + " name: "
            + Names.shown(names, SHOWN),
        "");
  }

  /** A Compose secret never takes the name of a secret with the credentials of variables. */
  static void names(ComposeProject project, DiagnosticCollector findings) {
    project
        .secrets()
        .forEach(
            (key, secret) -> {
              if (EnvironmentKeys.isReserved(project.name(), secret.name())) {
                findings.add(
                    PolicyCode.SECRET_NAME_TAKEN,
                    TreePath.of("secrets", key),
                    "the secret "
                        + key
                        + " is called "
                        + secret.name()
                        + ", as the secret with the credentials of variables is",
                    "give it another name");
              }
            });
  }

  /** Different defaults cannot both be the value of one key. */
  public static void defaults(
      String variable, TreePath path, TreePath other, DiagnosticCollector findings) {
    findings.add(
        PolicyCode.TWO_DEFAULTS,
        path,
        other,
        variable
            + " has another default here than at "
            + other
            + ": it is one key of a secret, and without a value the default there is that of both",
        "give both the same default, or set " + variable);
  }
}
