package dev.c2ecs.cfn.template;

import dev.c2ecs.cfn.input.ParameterSource;
import java.util.List;
import java.util.Optional;

/**
 * A parameter of a template.
 *
 * @param name its name, letters and digits
 * @param type its type, {@code String} or {@code AWS::EC2::VPC::Id}
 * @param description what to give
 * @param defaultValue the value when none is given
 * @param allowedValues the values allowed, empty for all
 * @param allowedPattern the pattern of the value
 * @param source where the value comes from
 */
public record Parameter(
    String name,
    String type,
    String description,
    Optional<String> defaultValue,
    List<String> allowedValues,
    Optional<String> allowedPattern,
    ParameterSource source) {

  public Parameter {
    allowedValues = List.copyOf(allowedValues);
  }

  /** A parameter that must be given. */
  public static Parameter required(
      String name, String type, String description, ParameterSource source) {
    return new Parameter(
        name, type, description, Optional.empty(), List.of(), Optional.empty(), source);
  }

  /** A string that must be given and match a pattern. */
  public static Parameter matching(
      String name, String description, String pattern, ParameterSource source) {
    return new Parameter(
        name, "String", description, Optional.empty(), List.of(), Optional.of(pattern), source);
  }
}
