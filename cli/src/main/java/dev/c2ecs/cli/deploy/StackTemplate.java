package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.writer.YamlTemplateWriter;

/**
 * A template that becomes a stack.
 *
 * @param template the template
 * @param text its text, which is sent
 */
public record StackTemplate(Template template, String text) {

  /** A template as YAML. */
  public static StackTemplate of(Template template) {
    return new StackTemplate(template, YamlTemplateWriter.write(template));
  }
}
