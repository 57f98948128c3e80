package dev.c2ecs.cfn.secrets;

import java.util.regex.Pattern;

/**
 * What stands in a text in place of a credential: a variable or a parameter of a shell, a
 * placeholder of a template or of a description.
 */
final class CredentialReferences {

  /**
   * The whole of a value, in quotes or not: {@code $2}, {@code ${NAME}}, <code>{{ name }}</code>,
   * {@code %(name)s}, {@code <password>}, and nothing at all in quotes. A default in it, which may
   * be a credential, keeps it.
   */
  private static final Pattern WHOLE =
      Pattern.compile(
          "(?<=[=:])([\"']?)(?:"
              + "\\$[0-9@*#]"
              + "|\\$[A-Za-z_][A-Za-z0-9_]*"
              + "|\\$\\{[A-Za-z0-9_@*]+(?::?[-?+]|:\\?[^}]*)?\\}"
              + "|\\$\\([^)\"']*\\)"
              + "|\\{\\{[^}]*\\}\\}"
              + "|%\\([A-Za-z0-9_]+\\)s|%s"
              + "|<[A-Za-z][A-Za-z _-]*>"
              + "|(?<=[\"']))"
              + "\\1(?=[\\s;&@,)\"'`]|$)");

  private CredentialReferences() {}

  /** A text in which such values are blank. */
  static String without(String text) {
    return WHOLE.matcher(text).replaceAll(" ");
  }
}
