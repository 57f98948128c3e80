package dev.c2ecs.cfn.check;

import dev.c2ecs.cfn.template.Template;
import java.util.function.Consumer;

/** A rule about a template. */
@FunctionalInterface
interface Rule {

  /**
   * A broken rule.
   *
   * @param code the rule
   * @param resource the logical ID of the resource that breaks it, empty for the whole template
   * @param message what is wrong
   */
  record Violation(CheckCode code, String resource, String message) {}

  /** Gives every violation to {@code found}. */
  void check(Template template, Consumer<Violation> found);
}
