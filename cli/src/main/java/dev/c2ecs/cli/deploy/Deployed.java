package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.diff.TemplateDiff;
import dev.c2ecs.cfn.diff.TemplateReader;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cli.stack.Origins;
import java.util.Map;
import java.util.Optional;

/**
 * What a stack was deployed with.
 *
 * @param text the text of its template, empty when there is none
 * @param origins where its resources come from
 * @param template its template; empty when there is none, or none that can be read
 * @param parameters its parameters
 */
record Deployed(
    String text, Origins origins, Optional<Template> template, Map<String, String> parameters) {

  /** Nothing is deployed. */
  static final Deployed NOTHING =
      new Deployed("", new Origins(Map.of()), Optional.empty(), Map.of());

  /** What the text of a template says. */
  Deployed(String text, Map<String, String> parameters) {
    this(text, Origins.ofText(text), TemplateReader.read(text), parameters);
  }

  /** What a new template changes. */
  TemplateDiff difference(Template next, Map<String, String> given) {
    return template
        .map(old -> TemplateDiff.of(old, parameters, next, given))
        .orElse(TemplateDiff.NONE);
  }
}
