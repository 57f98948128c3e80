package dev.c2ecs.cli;

import dev.c2ecs.cfn.diagnostic.SecretCode;
import dev.c2ecs.cfn.input.NeededSecret;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The credentials that have no value here: where AWS has none either, as before the first
 * deployment, {@code deploy} stops. It knows what is in AWS and says so itself.
 */
final class UnsetCredentials {

  private UnsetCredentials() {}

  /** A run that says which they are; the same when all have a value. */
  static ProjectRun noted(ProjectRun run) {
    Optional<ComposeProject> project = run.loaded().project();
    Map<String, TreePath> names = new LinkedHashMap<>();
    Map<String, String> variables = run.files().map(f -> f.variables()).orElse(Map.of());
    for (NeededSecret secret : run.secrets()) {
      if (secret.source() instanceof NeededSecret.Keys keys) {
        keys.keys().stream()
            .filter(key -> isUnset(key.state()))
            .forEach(key -> key.variables().forEach(name -> names.putIfAbsent(name, key.path())));
      } else if (secret.source() instanceof NeededSecret.Variable variable
          && variables.getOrDefault(variable.name(), "").isEmpty()) {
        names.putIfAbsent(variable.name(), secret.path());
      }
    }
    if (names.isEmpty() || project.isEmpty()) {
      return run;
    }
    TreePath first = names.values().iterator().next();
    List<Diagnostic> all = new ArrayList<>(run.diagnostics());
    all.add(
        Diagnostic.at(
            SecretCode.NO_VALUE_YET,
            first,
            project.get().origin(first),
            "no value yet: "
                + String.join(", ", names.keySet())
                + "; where AWS has none either, `deploy` stops and asks for "
                + (names.size() == 1 ? "it" : "them"),
            "set them in the environment or in .env; `NAME=` there makes one empty"));
    return run.saying(Diagnostic.sorted(all));
  }

  private static boolean isUnset(NeededSecret.State state) {
    return state == NeededSecret.State.MISSING || state == NeededSecret.State.DEMANDED;
  }
}
