package dev.c2ecs.cfn.secrets;

import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.EnvironmentValue;
import dev.c2ecs.compose.model.Hook;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.model.StoredFile;
import dev.c2ecs.compose.tree.Derivation;
import dev.c2ecs.compose.tree.Origin;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells which values of a project are credentials that come from outside the Compose file: from
 * variables or env files, whether they are there or not.
 */
public final class ProjectCredentials {

  private final Set<String> variables = new HashSet<>();

  private ProjectCredentials() {}

  /** The credentials of a project. */
  public static ProjectCredentials of(ComposeProject project) {
    ProjectCredentials credentials = new ProjectCredentials();
    for (Service service : project.services().values()) {
      credentials.learn(service.environment());
      for (Hook hook : service.preStart()) {
        credentials.learn(hook.environment());
      }
    }
    for (StoredFile secret : project.secrets().values()) {
      secret.environment().ifPresent(credentials.variables::add);
    }
    project.visit((scalar, path) -> credentials.learnCarriers(scalar.origin()));
    return credentials;
  }

  /** What is the password of one container is one in another, whatever it is called there. */
  private void learn(Map<String, EnvironmentValue> environment) {
    environment.forEach(
        (name, value) -> {
          if (CredentialNames.kind(name) == CredentialNames.Kind.ALWAYS) {
            sole(value.origin()).ifPresent(variables::add);
          }
        });
  }

  /** A variable that an env file makes of a credential is one too, whatever it is called. */
  private void learnCarriers(Origin origin) {
    if (origin.derivation().orElse(null) instanceof Derivation.EnvFileLine) {
      return;
    }
    for (Origin.Variable variable : origin.variables()) {
      if (carries(variable)) {
        variables.add(variable.name());
      }
    }
  }

  private boolean carries(Origin.Variable variable) {
    for (String name : variable.carried()) {
      if (isVariable(name)) {
        return true;
      }
    }
    return false;
  }

  /** The text with variables that a value was made from; empty when it was none. */
  public static Optional<Derivation.Expression> expression(Origin origin) {
    return origin.derivation().orElse(null) instanceof Derivation.Expression expression
            && !expression.uses().isEmpty()
        ? Optional.of(expression)
        : Optional.empty();
  }

  /** The variable that a value is exactly that of. */
  public static Optional<String> sole(Origin origin) {
    return expression(origin).flatMap(Derivation.Expression::sole);
  }

  /** Whether a variable is a credential by its name or by what it is used for. */
  public boolean isVariable(String name) {
    return variables.contains(name) || Credentials.isName(name);
  }

  /**
   * Whether the value of a variable of a container is a credential from outside.
   *
   * @param text the value, empty when the variable is named without a value that anybody set
   */
  public boolean isCredential(String name, Optional<String> text, Origin origin) {
    if (text.isEmpty()) {
      return variables.contains(name) || Credentials.isCredential(name, "");
    }
    if (origin.derivation().orElse(null) instanceof Derivation.EnvFileLine) {
      return Credentials.isCredential(name, text.get())
          || origin.variables().stream().anyMatch(this::carries);
    }
    Optional<Derivation.Expression> expression = expression(origin);
    return expression.isPresent() && isCredential(name, text.get(), expression.get());
  }

  private boolean isCredential(String name, String text, Derivation.Expression expression) {
    if (Credentials.isCredential(name, text) || Credentials.isContent(expression.defaults())) {
      return true;
    }
    Optional<String> sole = expression.sole();
    if (sole.isPresent()) {
      return variables.contains(sole.get()) || Credentials.isCredential(sole.get(), text);
    }
    for (Derivation.Use use : expression.uses()) {
      if (isVariable(use.name()) && !isPath(use.name(), text)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a variable shows a credential in a text that anybody may read, such as a command. */
  public boolean isShown(String variable, String text, Origin origin) {
    if (Credentials.isContent(text)) {
      return true;
    }
    boolean sole = sole(origin).filter(variable::equals).isPresent();
    return variables.contains(variable)
        || (sole
            ? Credentials.isCredential(variable, text)
            : Credentials.isName(variable) && !isPath(variable, text));
  }

  /** A path that a variable goes into is a path; an address may have the credential in it. */
  private static boolean isPath(String variable, String text) {
    return CredentialNames.kind(variable) == CredentialNames.Kind.UNLESS_HARMLESS
        && text.startsWith("/")
        && CredentialContents.isHarmless(variable, text);
  }

  /**
   * What a value may be read for, such as the names of other services: nothing of a credential, of
   * one that is composed the parts that stand in the Compose file.
   */
  public String evidence(String name, EnvironmentValue value) {
    String text = value.text().orElse("");
    Optional<Derivation.Expression> expression = expression(value.origin());
    if (!isCredential(name, value.text(), value.origin())) {
      boolean literal = expression.isEmpty() && Credentials.looksLike(name, text);
      return literal ? withoutCredentials(name, text) : text;
    }
    return expression.map(e -> withoutCredentials(name, e.defaults())).orElse("");
  }

  private static String withoutCredentials(String name, String text) {
    return CredentialNames.kind(name) == CredentialNames.Kind.ALWAYS
        ? ""
        : CredentialContents.withoutPasswords(text);
  }
}
