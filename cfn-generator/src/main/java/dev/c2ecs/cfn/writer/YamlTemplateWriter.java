package dev.c2ecs.cfn.writer;

import dev.c2ecs.cfn.template.OriginText;
import dev.c2ecs.cfn.template.Output;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.List;
import java.util.Map;

/**
 * Writes a template as YAML for people: short intrinsic tags, a blank line between resources, a
 * comment above each that names the Compose path.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html">
 *     CloudFormation template formats</a>
 */
public final class YamlTemplateWriter {

  private final StringBuilder out = new StringBuilder();

  private YamlTemplateWriter() {}

  /** The text of a template, ending in a newline. */
  public static String write(Template template) {
    YamlTemplateWriter writer = new YamlTemplateWriter();
    writer.template(template);
    return writer.out.toString();
  }

  private void template(Template template) {
    line(0, "AWSTemplateFormatVersion: \"2010-09-09\"");
    line(0, "Description: " + YamlText.scalar(template.description()));
    if (!template.parameters().isEmpty()) {
      section("Parameters");
      for (Parameter parameter : template.parameters()) {
        parameter(parameter);
      }
    }
    section("Resources");
    for (Resource resource : template.resources()) {
      resource(resource);
    }
    if (!template.outputs().isEmpty()) {
      section("Outputs");
      for (Output output : template.outputs()) {
        output(output);
      }
    }
  }

  private void section(String name) {
    out.append('\n');
    line(0, name + ":");
  }

  private void parameter(Parameter parameter) {
    out.append('\n');
    line(1, parameter.name() + ":");
    line(2, "Type: " + parameter.type());
    line(2, "Description: " + YamlText.scalar(parameter.description()));
    parameter.defaultValue().ifPresent(text -> line(2, "Default: " + YamlText.scalar(text)));
    if (!parameter.allowedValues().isEmpty()) {
      line(2, "AllowedValues: [" + String.join(", ", parameter.allowedValues()) + "]");
    }
    parameter
        .allowedPattern()
        .ifPresent(pattern -> line(2, "AllowedPattern: " + YamlText.scalar(pattern)));
  }

  private void resource(Resource resource) {
    out.append('\n');
    String origin = OriginText.of(resource.origin());
    if (!origin.isBlank()) {
      line(1, "# " + origin);
    }
    line(1, resource.id() + ":");
    line(2, "Type: " + resource.type());
    if (!resource.dependsOn().isEmpty()) {
      line(2, "DependsOn:");
      for (String id : resource.dependsOn()) {
        line(3, "- " + id);
      }
    }
    resource.deletionPolicy().ifPresent(policy -> line(2, "DeletionPolicy: " + policy));
    resource.updateReplacePolicy().ifPresent(policy -> line(2, "UpdateReplacePolicy: " + policy));
    if (!resource.properties().entries().isEmpty()) {
      line(2, "Properties:");
      entries(resource.properties(), 3);
    }
  }

  private void output(Output output) {
    out.append('\n');
    line(1, output.name() + ":");
    line(2, "Description: " + YamlText.scalar(output.descriptionText()));
    indent(2);
    out.append("Value:");
    value(output.value(), 2);
  }

  private void entries(Value.MapOf map, int level) {
    for (Map.Entry<String, Value> entry : map.entries().entrySet()) {
      indent(level);
      entry(entry, level);
    }
  }

  private void entry(Map.Entry<String, Value> entry, int level) {
    out.append(YamlText.scalar(entry.getKey())).append(':');
    value(entry.getValue(), level);
  }

  /** Writes a value behind a key or dash that stands at {@code level}. */
  private void value(Value value, int level) {
    if (value instanceof Value.MapOf map && !map.entries().isEmpty()) {
      out.append('\n');
      entries(map, level + 1);
    } else if (value instanceof Value.ListOf list && !list.items().isEmpty() && !list.inline()) {
      out.append('\n');
      items(list.items(), level + 1);
    } else {
      out.append(' ').append(inline(value, level)).append('\n');
    }
  }

  private void items(List<Value> items, int level) {
    for (Value item : items) {
      indent(level);
      out.append('-');
      if (item instanceof Value.MapOf map && !map.entries().isEmpty()) {
        boolean first = true;
        for (Map.Entry<String, Value> entry : map.entries().entrySet()) {
          if (first) {
            out.append(' ');
          } else {
            indent(level + 1);
          }
          first = false;
          entry(entry, level + 1);
        }
      } else {
        value(item, level);
      }
    }
  }

  private String inline(Value value, int level) {
    if (value instanceof Value.Text text) {
      return YamlText.isBlock(text.text())
          ? block(text.text(), level + 1)
          : YamlText.scalar(text.text());
    }
    return flow(value, false);
  }

  private static String flow(Value value, boolean inFlow) {
    if (value instanceof Value.Text text) {
      return inFlow ? YamlText.flowScalar(text.text()) : YamlText.scalar(text.text());
    }
    if (value instanceof Value.Whole whole) {
      return Long.toString(whole.number());
    }
    if (value instanceof Value.Flag flag) {
      return Boolean.toString(flag.value());
    }
    if (value instanceof Value.Ref ref) {
      return "!Ref " + ref.name();
    }
    if (value instanceof Value.GetAtt getAtt) {
      return "!GetAtt " + getAtt.resource() + "." + getAtt.attribute();
    }
    if (value instanceof Value.Sub sub) {
      return "!Sub " + (inFlow ? YamlText.quoted(sub.text()) : YamlText.scalar(sub.text()));
    }
    if (value instanceof Value.Select select) {
      return "!Select [" + select.index() + ", " + flow(select.list(), true) + "]";
    }
    if (value instanceof Value.Zones) {
      return "!GetAZs \"\"";
    }
    if (value instanceof Value.ListOf list) {
      return list.items().stream()
          .map(item -> flow(item, true))
          .collect(java.util.stream.Collectors.joining(", ", "[", "]"));
    }
    return "{}";
  }

  private static String block(String text, int level) {
    StringBuilder block = new StringBuilder(text.endsWith("\n") ? "|" : "|-");
    text.lines()
        .forEach(
            line -> {
              block.append('\n');
              if (!line.isEmpty()) {
                block.append("  ".repeat(level)).append(line);
              }
            });
    return block.toString();
  }

  private void line(int level, String text) {
    indent(level);
    out.append(text).append('\n');
  }

  private void indent(int level) {
    for (int i = 0; i < level; i++) {
      out.append("  ");
    }
  }
}
