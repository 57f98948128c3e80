package dev.c2ecs.cfn.secrets;

import dev.c2ecs.cfn.input.NeededSecret;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.compose.model.StoredFile;
import dev.c2ecs.compose.tree.TreePath;
import java.util.Optional;

/** The secrets that a project declares. */
public final class ComposeSecrets {

  private ComposeSecrets() {}

  /** A declared secret, and where its value is. */
  public static NeededSecret input(Plan plan, String key) {
    StoredFile secret = Optional.ofNullable(plan.project().secrets().get(key)).orElseThrow();
    return new NeededSecret(
        plan.ids().secret(key), secret.name(), TreePath.of("secrets", key), source(secret));
  }

  private static NeededSecret.Source source(StoredFile secret) {
    if (secret.external()) {
      return new NeededSecret.External();
    }
    if (secret.file().isPresent()) {
      String file = secret.file().get();
      return new NeededSecret.Content(file, SecretFile.maybeBinary(file));
    }
    return new NeededSecret.Variable(secret.environment().orElse(""));
  }
}
