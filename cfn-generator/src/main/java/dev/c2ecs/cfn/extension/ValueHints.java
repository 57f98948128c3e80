package dev.c2ecs.cfn.extension;

import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;

/** What to write instead of a value that an {@code x-aws-} key cannot have. */
final class ValueHints {

  private ValueHints() {}

  /** The hint; empty when the requirement says it all. */
  static String of(Extension extension, Node value) {
    String text = value instanceof Scalar scalar ? scalar.text() : "";
    return switch (extension.key()) {
      case Keys.LOADBALANCER -> text.matches("[A-Za-z0-9-]{1,32}") ? arnOf(text) : "";
      case Keys.KMS, "logs", "secrets", "volumes" -> keyOf(text);
      case Keys.LOGS_RETENTION -> neighbours(extension.form(), text);
      case Keys.SECRETS -> value instanceof Sequence list ? mapping(list) : "";
      default -> "";
    };
  }

  private static String arnOf(String name) {
    return "this prints it: `aws elbv2 describe-load-balancers --names "
        + name
        + " --query 'LoadBalancers[0].LoadBalancerArn' --output text`";
  }

  /** How the ARN of a key is found; an alias can neither be a resource of a policy nor of a log. */
  private static String keyOf(String text) {
    String name = text.substring(text.lastIndexOf(':') + 1);
    return name.matches("(alias/)?[A-Za-z0-9/_-]{1,256}")
        ? "this prints it: `aws kms describe-key --key-id "
            + name
            + " --query KeyMetadata.Arn --output text`"
        : "";
  }

  /** The possible numbers around one that is not. */
  private static String neighbours(String form, String text) {
    if (!text.matches("[0-9]{1,9}")) {
      return "";
    }
    int number = Integer.parseInt(text);
    String below = "";
    for (String possible : form.split(",", -1)) {
      if (Integer.parseInt(possible) > number) {
        return "write " + (below.isEmpty() ? "" : below + " or ") + possible;
      }
      below = possible;
    }
    return "write " + below;
  }

  /** The mapping that a list of variables means, {@code name} and {@code value_from}. */
  private static String mapping(Sequence list) {
    String variable = "VARIABLE";
    for (Node item : list.items()) {
      if (item instanceof Mapping entry) {
        variable = entry.text("name").or(() -> entry.text("Name")).orElse(variable);
        break;
      }
    }
    return "write `"
        + Keys.SECRETS
        + ": {"
        + variable
        + ": \"SECRET:KEY\"}`, and below `secrets:` SECRET with `external: true` and its ARN as"
        + " `name`";
  }
}
