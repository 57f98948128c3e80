package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cfn.diff.TemplateDiff;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.writer.TemplateReader;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.stack.Origins;
import dev.c2ecs.cli.stack.StackInfo;
import java.util.Map;
import java.util.Optional;

/**
 * What a stack was deployed with.
 *
 * @param template its template; empty when there is none, or none that can be read
 * @param parameters its parameters
 */
record Deployed(Optional<Template> template, Map<String, String> parameters) {

  /** Nothing is deployed. */
  static final Deployed NOTHING = new Deployed(Optional.empty(), Map.of());

  /** What a stack was deployed with, by the text of its template. */
  static Deployed of(StackInfo stack, String text) {
    return new Deployed(TemplateReader.read(text), stack.parameters());
  }

  /** Where its resources come from. */
  Origins origins() {
    return template.map(Origins::of).orElse(Origins.NONE);
  }

  /**
   * Its template.
   *
   * @throws Refusal if it cannot be read
   */
  Template readable(StackInfo stack) {
    return template.orElseThrow(
        () ->
            new Refusal(
                DeployCode.DEPLOYED_TEMPLATE,
                "the template of the stack " + stack.name() + " cannot be read"));
  }

  /** What a new template changes. */
  TemplateDiff difference(Template next, Map<String, String> given) {
    return template
        .map(old -> TemplateDiff.of(old, parameters, next, given))
        .orElse(TemplateDiff.NONE);
  }
}
