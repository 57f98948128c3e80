package dev.c2ecs.cfn.policy;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Texts of a project as patterns of a policy that match nothing but themselves. In a resource of a
 * statement {@code *} and {@code ?} match others and {@code $} begins a variable; the variables
 * <code>${*}</code>, <code>${?}</code> and <code>${$}</code> are the characters.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">IAM,
 *     Policy variables, special characters</a>
 */
final class Literal {

  private static final Pattern SPECIAL = Pattern.compile("[*?$]");

  /** What a special character is written as. */
  private static final Pattern ESCAPE = Pattern.compile("\\$\\{([*?$])}");

  /** The parts of an ARN; the last one is the resource, with colons of its own. */
  private static final int PARTS = 6;

  private Literal() {}

  /** A name, as a part of the resource of an ARN. */
  static String of(String name) {
    return SPECIAL.matcher(name).replaceAll("\\${$0}");
  }

  /**
   * A whole ARN. Variables are known in its last part only; one that has a special character before
   * that is the ARN of nothing, and empty.
   */
  static Optional<String> arn(String arn) {
    String[] parts = arn.split(":", PARTS);
    String resource = parts[parts.length - 1];
    String before = arn.substring(0, arn.length() - resource.length());
    return parts.length < PARTS || SPECIAL.matcher(before).find()
        ? Optional.empty()
        : Optional.of(before + of(resource));
  }

  /** Whether a pattern matches more than itself. */
  static boolean isWider(String pattern) {
    String bare = ESCAPE.matcher(pattern).replaceAll("");
    return bare.contains("*") || bare.contains("?");
  }

  /** A pattern inside {@code Fn::Sub}, which has <code>${!…}</code> for what it leaves alone. */
  static String inSubstitution(String pattern) {
    return ESCAPE.matcher(pattern).replaceAll("\\${!$1}");
  }
}
