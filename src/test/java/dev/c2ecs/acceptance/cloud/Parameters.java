package dev.c2ecs.acceptance.cloud;

import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Template;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of a template's parameters; the network that nobody named is the default VPC. */
final class Parameters {

  private static final String VPC = "AWS::EC2::VPC::Id";
  private static final String SUBNETS = "List<AWS::EC2::Subnet::Id>";
  private static final Map<String, String> PLAUSIBLE =
      Map.of(
          VPC,
          "vpc-default",
          "AWS::EC2::Subnet::Id",
          "subnet-default-a",
          "AWS::EC2::SecurityGroup::Id",
          "sg-existing",
          "AWS::Route53::HostedZone::Id",
          "Z0EXISTING");

  private Parameters() {}

  static Map<String, Object> of(Account account, Template template, Map<String, String> given) {
    Map<String, Object> values = new LinkedHashMap<>();
    List<String> missing = new ArrayList<>();
    String vpc = vpc(template, given);
    Network network = new Network(account, vpc);
    for (Parameter parameter : template.parameters()) {
      Optional<String> value =
          Optional.ofNullable(given.get(parameter.name())).or(parameter::defaultValue);
      if (parameter.type().equals(SUBNETS)) {
        List<String> subnets =
            value
                .filter(text -> !text.isEmpty())
                .map(text -> Arrays.asList(text.split(" *, *", -1)))
                .orElseGet(network::subnets);
        subnets.forEach(network::subnet);
        values.put(parameter.name(), subnets);
      } else if (value.isPresent()) {
        check(parameter, value.get());
        values.put(
            parameter.name(),
            parameter.type().contains("List")
                ? Arrays.asList(value.get().split(" *, *", -1))
                : value.get());
      } else if (PLAUSIBLE.containsKey(parameter.type())) {
        values.put(
            parameter.name(), parameter.type().equals(VPC) ? vpc : plausible(parameter.type()));
      } else {
        missing.add(parameter.name());
      }
    }
    if (!missing.isEmpty()) {
      throw new Refusal("ValidationError", "Parameters: " + missing + " must have values");
    }
    return values;
  }

  private static String plausible(String type) {
    return PLAUSIBLE.getOrDefault(type, "");
  }

  /** The VPC that the parameters name. */
  static String vpc(Template template, Map<String, ?> given) {
    for (Parameter parameter : template.parameters()) {
      if (parameter.type().equals(VPC)) {
        return Optional.ofNullable(given.get(parameter.name()))
            .map(String::valueOf)
            .or(parameter::defaultValue)
            .orElse(plausible(VPC));
      }
    }
    return plausible(VPC);
  }

  private static void check(Parameter parameter, String value) {
    if (!parameter.allowedValues().isEmpty() && !parameter.allowedValues().contains(value)) {
      throw new Refusal(
          "ValidationError", "Parameter '" + parameter.name() + "' must be one of AllowedValues");
    }
    if (parameter.allowedPattern().filter(pattern -> !value.matches(pattern)).isPresent()) {
      throw new Refusal(
          "ValidationError",
          "Parameter '" + parameter.name() + "' failed to satisfy constraint: pattern");
    }
  }
}
