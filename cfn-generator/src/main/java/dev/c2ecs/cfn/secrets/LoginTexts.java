package dev.c2ecs.cfn.secrets;

import static java.util.Locale.ROOT;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Variables whose names say that somebody logs in, or that they hold options or properties of a
 * program: which part of the value is a password is told by its form.
 */
final class LoginTexts {

  private static final Pattern LOGIN =
      Pattern.compile("(?i)(?:.*[^A-Z])?(?:LOGINS?|USERS|ACCOUNTS|BASIC_?AUTH|AUTH_USERS)");

  /** Users with their passwords: {@code admin:x,bob:y}. */
  private static final Pattern USERS =
      Pattern.compile("(?:[\\w.@+-]++:(?![/:])[^\\s,;|]++(?:[,;|\\s]\\s*+|$))++");

  private static final Pattern USER = Pattern.compile("([\\w.@+-]++:)([^\\s,;|]++)");

  private static final Pattern NUMBERS = Pattern.compile("(?:[\\d.]+:\\d+[,;|\\s]*)+");

  private static final Pattern OPTIONS =
      Pattern.compile("(?i)(?:.*[^A-Z])?(?:OPTS|OPTIONS|ARGS|ARGUMENTS|FLAGS|PARAMS|CMD|COMMAND)");

  /** A short option with what nobody calls anything else: letters beside digits. */
  private static final Pattern OPTION =
      Pattern.compile(
          "(?<=^|[\\s\"'])(-(?:p|(?:[apPwk]\\s++)))((?=[^\\s\"']*\\d)(?=[^\\s\"']*[A-Za-z])[^\\s\"':/.=,-]{5,})");

  /** A property that is separated from its value by a blank. */
  private static final Pattern PROPERTY =
      Pattern.compile("([\"']?)((?:[A-Za-z][\\w-]*+\\.)++[A-Za-z][\\w-]*+)(\\s++)(\\S++)([\"']?)");

  private LoginTexts() {}

  /**
   * The text of a variable without passwords.
   *
   * @param name what it stands under; empty where nothing is known
   */
  static String hidden(String name, String text) {
    String plain = text.strip().replaceAll("^[\"']|[\"'],?$", "");
    if (LOGIN.matcher(name).matches()
        && USERS.matcher(plain).matches()
        && !NUMBERS.matcher(plain).matches()) {
      return USER.matcher(text)
          .replaceAll(m -> Matcher.quoteReplacement(m.group(1) + Masked.HIDDEN));
    }
    if (OPTIONS.matcher(name.replace('-', '_')).matches()) {
      return OPTION
          .matcher(text)
          .replaceAll(m -> Matcher.quoteReplacement(m.group(1) + Masked.HIDDEN));
    }
    return property(text);
  }

  /** A text that is one property and its value, as files of properties have it. */
  static String property(String text) {
    Matcher property = PROPERTY.matcher(text);
    boolean isSecret =
        property.matches()
            && CredentialNames.kind(property.group(2).toUpperCase(ROOT))
                != CredentialNames.Kind.NEVER
            && Masked.isCredential(property.group(2), property.group(4));
    return isSecret
        ? property.group(1) + property.group(2) + property.group(3) + Masked.HIDDEN
        : text;
  }
}
