package dev.c2ecs.cfn.secrets;

import dev.c2ecs.cfn.input.SecretInput;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.compose.model.StoredFile;
import dev.c2ecs.compose.tree.TreePath;
import java.util.Optional;

/** The secrets that a project declares. */
public final class ComposeSecrets {

  private ComposeSecrets() {}

  /** A declared secret, and where its value is. */
  public static SecretInput input(Plan plan, String key) {
    StoredFile secret = Optional.ofNullable(plan.project().secrets().get(key)).orElseThrow();
    return new SecretInput(
        plan.ids().secret(key), secret.name(), TreePath.of("secrets", key), source(secret));
  }

  private static SecretInput.Source source(StoredFile secret) {
    if (secret.external()) {
      return new SecretInput.External();
    }
    if (secret.file().isPresent()) {
      String file = secret.file().get();
      return new SecretInput.Content(file, SecretFile.maybeBinary(file));
    }
    return new SecretInput.Variable(secret.environment().orElse(""));
  }
}
