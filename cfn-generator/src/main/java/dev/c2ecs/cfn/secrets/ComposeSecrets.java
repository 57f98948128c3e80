package dev.c2ecs.cfn.secrets;

import dev.c2ecs.cfn.input.NeededSecret;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.template.Value;
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
        plan.ids().secret(key),
        secret.name(),
        TreePath.of("secrets", key),
        source(secret),
        plan.extensions().kmsOf(key),
        InitialSecrets.services(plan, key));
  }

  /**
   * The ARN of the parameter of Systems Manager that a declared secret is; empty when it is a
   * secret of Secrets Manager.
   */
  static Optional<String> parameter(Plan plan, String key) {
    return Optional.ofNullable(plan.project().secrets().get(key))
        .filter(secret -> secret.external() && isParameter(secret.name()))
        .map(StoredFile::name);
  }

  /** {@code arn:PARTITION:ssm:REGION:ACCOUNT:parameter/NAME}. */
  private static boolean isParameter(String name) {
    String[] words = name.split(":", 6);
    return words.length == 6
        && words[0].equals("arn")
        && words[2].equals("ssm")
        && words[5].startsWith("parameter/");
  }

  /**
   * An entry of a container's {@code Secrets}. A parameter has one value for all versions of a task
   * definition: ECS takes no version of it.
   *
   * @param key a key of the JSON in the secret; empty for all of it
   */
  static Value injected(Plan plan, String variable, String secret, String key) {
    return parameter(plan, secret)
        .<Value>map(arn -> Value.map("Name", variable, "ValueFrom", arn))
        .orElseGet(() -> SecretReferences.injected(variable, plan.ids().secret(secret), key));
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
