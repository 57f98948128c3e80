package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is told of a template as a whole, because only AWS knows what follows: macros that rewrite
 * it, and parameters of the network that one side gives a value and the other leaves to whoever
 * deploys, so that the value may be the one that the stack has already.
 */
final class WholeTemplate {

  private static final String TRANSFORM = "Transform";
  private static final String VPC_TYPE = "::VPC::";

  /**
   * Something to tell.
   *
   * @param name the section or parameter that it is about
   * @param assessment what it means
   */
  record Told(String name, Assessment assessment) {}

  private WholeTemplate() {}

  /** The parameters of the network that have a value on one side only. */
  static Set<String> unknown(
      Template before, Map<String, String> given, Template after, Map<String, String> now) {
    Set<String> unknown = new LinkedHashSet<>();
    for (Parameter parameter : after.parameters()) {
      Optional<Parameter> old = named(before, parameter.name());
      if (Resolution.isNetwork(parameter)
          && old.isPresent()
          && value(old.get(), given).isPresent() != value(parameter, now).isPresent()) {
        unknown.add(parameter.name());
      }
    }
    return unknown;
  }

  /** All that is to be told of an update. */
  static List<Told> of(
      Template before, Map<String, String> given, Template after, Map<String, String> now) {
    List<Told> told = new ArrayList<>();
    Value macros = after.rest().entries().get(TRANSFORM);
    if (macros != null && !macros.equals(before.rest().entries().get(TRANSFORM))) {
      told.add(
          new Told(
              TRANSFORM,
              new Assessment(
                  Consequence.PERMISSIONS_WIDER,
                  "what " + ValueText.of(macros) + " makes of the template is not known here")));
    }
    for (String name : unknown(before, given, after, now)) {
      Optional<String> value = named(after, name).flatMap(one -> value(one, now));
      Optional<String> old = named(before, name).flatMap(one -> value(one, given));
      String known = value.or(() -> old).orElse("");
      String who =
          value.isPresent()
              ? "whoever deployed gave it, and it is not known here which: "
              : "whoever deploys gives it from now on: ";
      boolean vpc = named(after, name).filter(one -> one.type().contains(VPC_TYPE)).isPresent();
      told.add(
          new Told(
              name,
              vpc
                  ? new Assessment(
                      Consequence.WILL_FAIL,
                      who
                          + "with "
                          + known
                          + " nothing changes, with any other AWS refuses the update, because a"
                          + " stack does not move to another VPC")
                  : new Assessment(
                      Consequence.NETWORK_WIDER,
                      who
                          + "with "
                          + known
                          + " nothing changes, else tasks start elsewhere, with the routes and"
                          + " network ACLs of there")));
    }
    return told;
  }

  private static Optional<Parameter> named(Template template, String name) {
    return template.parameters().stream().filter(one -> one.name().equals(name)).findFirst();
  }

  private static Optional<String> value(Parameter parameter, Map<String, String> given) {
    return Optional.ofNullable(given.get(parameter.name()))
        .or(parameter::defaultValue)
        .filter(text -> !text.isEmpty());
  }
}
