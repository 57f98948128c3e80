package dev.c2ecs.cfn.secrets;

import dev.c2ecs.compose.tree.Derivation.Expression;
import dev.c2ecs.compose.tree.Derivation.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with variables as the Compose file has it. What stands around a credential decides where
 * it goes, and may be read; literal credentials beside it and its defaults may not.
 */
public final class WrittenText {

  /** An expression with a default or an alternative. */
  private static final Pattern OTHERWISE =
      Pattern.compile("(?s)(\\$\\{[A-Za-z_]\\w*+:?[-+])(.*)\\}");

  private WrittenText() {}

  /** Whether a text has a variable in it that is a credential. */
  public static boolean hasCredential(Expression text, ProjectCredentials credentials) {
    return text.uses().stream().anyMatch(use -> credentials.isVariable(use.name()));
  }

  /**
   * The text as others may see it.
   *
   * @param name the variable of a container, or the key that it stands under
   */
  public static String shown(String name, Expression text, ProjectCredentials credentials) {
    List<String> expressions = new ArrayList<>();
    StringBuilder all = new StringBuilder();
    boolean isAddress = text.text().contains("://");
    boolean hides =
        CredentialNames.kind(name) == CredentialNames.Kind.ALWAYS
            || (CredentialNames.kind(name) != CredentialNames.Kind.NEVER && !isAddress);
    for (Part part : text.parts()) {
      if (part.isExpression()) {
        all.append("${V").append(expressions.size()).append('}');
        expressions.add(without(part.text(), hides, credentials));
      } else {
        all.append(hides ? Masked.HIDDEN : part.text());
      }
    }
    String masked = hides ? all.toString() : MaskedParts.of(all.toString());
    for (int i = expressions.size() - 1; i >= 0; i--) {
      masked = masked.replace("${V" + i + "}", expressions.get(i));
    }
    return masked;
  }

  /** What decides where credentials go: all of it but their defaults. */
  public static String wording(Expression text, ProjectCredentials credentials) {
    if (text.sole().isPresent()) {
      return "";
    }
    StringBuilder all = new StringBuilder();
    for (Part part : text.parts()) {
      all.append(part.isExpression() ? without(part.text(), false, credentials) : part.text());
    }
    return all.toString();
  }

  /** An expression without a default that is a credential. */
  private static String without(
      String expression, boolean isCredential, ProjectCredentials credentials) {
    Matcher matcher = OTHERWISE.matcher(expression);
    if (!matcher.matches() || matcher.group(2).isEmpty()) {
      return expression;
    }
    boolean hides =
        isCredential
            || Credentials.isContent(matcher.group(2))
            || hasCredential(new Expression(expression), credentials);
    return hides ? matcher.group(1) + Masked.HIDDEN + "}" : expression;
  }
}
