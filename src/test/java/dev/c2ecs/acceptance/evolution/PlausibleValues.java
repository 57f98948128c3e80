package dev.c2ecs.acceptance.evolution;

import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Template;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** Values for the parameters of a template of which nothing is known but the template. */
final class PlausibleValues {

  private static final String SECRET = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:";
  private static final String IMAGE =
      "123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop/web@sha256:" + "0".repeat(64);

  private PlausibleValues() {}

  /** The values by the names of the parameters; those of the network are left to the account. */
  static Map<String, String> of(Template template) {
    Map<String, String> values = new TreeMap<>();
    for (Parameter parameter : template.parameters()) {
      if (parameter.defaultValue().isEmpty() && !parameter.type().contains("AWS::EC2")) {
        values.put(parameter.name(), value(parameter));
      }
    }
    return values;
  }

  private static String value(Parameter parameter) {
    String name = parameter.name();
    String uuid = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    List<String> guesses =
        List.of(
            SECRET + name + "-AbCdEf",
            IMAGE,
            uuid,
            "arn:aws:acm:eu-central-1:123456789012:certificate/" + uuid,
            "Z0123456789ABCDEFGHIJ",
            "sg-0123456789abcdef1",
            "fs-0123456789abcdef1");
    Optional<String> pattern = parameter.allowedPattern();
    return Stream.concat(parameter.allowedValues().stream(), guesses.stream())
        .filter(guess -> pattern.isEmpty() || guess.matches(pattern.get()))
        .findFirst()
        .orElse("value");
  }
}
