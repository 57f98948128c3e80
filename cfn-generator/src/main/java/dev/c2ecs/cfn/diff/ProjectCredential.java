package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.input.NeededSecret;
import dev.c2ecs.cfn.input.ParameterSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A credential of the project by its key, whichever of the secrets that are written for it has it:
 * services that stop before they start again have one of their own, so that a key moves when a
 * service begins or ends to do that. The same key is the same variable in all of them.
 */
final class ProjectCredential {

  private static final Pattern BY_PARAMETER =
      Pattern.compile("\\$\\{([A-Za-z0-9]+)}:([^:]+):[^:]*:.*");

  /** Names of secrets that nobody else may use, {@code PROJECT/SERVICE/environment KEY}. */
  private static final Pattern BY_NAME =
      Pattern.compile("([^/ ]+)/(?:[^/ ]+/)?environment ([^ ]+)");

  private ProjectCredential() {}

  /**
   * Which one it is.
   *
   * @param valueFrom where a variable of a container takes it from
   * @return project and key; empty for any other secret
   */
  static Optional<String> of(Side side, String valueFrom) {
    Matcher parameter = BY_PARAMETER.matcher(valueFrom);
    if (parameter.matches()) {
      return side.template().parameters().stream()
          .filter(one -> one.name().equals(parameter.group(1)))
          .map(one -> one.source())
          .filter(ParameterSource.SecretArn.class::isInstance)
          .map(source -> ((ParameterSource.SecretArn) source).secret())
          .filter(secret -> secret.source() instanceof NeededSecret.Keys)
          .map(secret -> secret.name().split("/", 2)[0] + " " + parameter.group(2))
          .findFirst();
    }
    Matcher name = BY_NAME.matcher(SecretReference.of(valueFrom).name());
    return name.matches() ? Optional.of(name.group(1) + " " + name.group(2)) : Optional.empty();
  }
}
