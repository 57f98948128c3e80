package dev.c2ecs.cfn.writer;

import dev.c2ecs.cfn.template.OriginText;
import dev.c2ecs.cfn.template.Output;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/**
 * Writes a template as JSON with the same content as the YAML. JSON has no comments: where its
 * resources come from stands in a section of its own, which is no part of a resource.
 */
public final class JsonTemplateWriter {

  /** The entry of the section {@code Metadata} with the origin of each resource by logical ID. */
  static final String ORIGINS = "Compose";

  private final JsonGenerator json;

  private JsonTemplateWriter(JsonGenerator json) {
    this.json = json;
  }

  /** The text of a template, ending in a newline. */
  public static String write(Template template) {
    return JsonText.write(json -> new JsonTemplateWriter(json).template(template));
  }

  private void template(Template template) {
    json.writeStartObject();
    json.writeStringProperty("AWSTemplateFormatVersion", "2010-09-09");
    json.writeStringProperty("Description", template.description());
    if (!template.parameters().isEmpty()) {
      json.writeObjectPropertyStart("Parameters");
      template.parameters().forEach(this::parameter);
      json.writeEndObject();
    }
    json.writeObjectPropertyStart("Resources");
    template.resources().forEach(this::resource);
    json.writeEndObject();
    if (!template.outputs().isEmpty()) {
      json.writeObjectPropertyStart("Outputs");
      template.outputs().forEach(this::output);
      json.writeEndObject();
    }
    origins(template.resources());
    json.writeEndObject();
  }

  private void origins(List<Resource> resources) {
    json.writeObjectPropertyStart("Metadata");
    json.writeObjectPropertyStart(ORIGINS);
    for (Resource resource : resources) {
      if (resource.origin().isKnown()) {
        json.writeStringProperty(resource.id(), OriginText.of(resource.origin()));
      }
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void parameter(Parameter parameter) {
    json.writeObjectPropertyStart(parameter.name());
    json.writeStringProperty("Type", parameter.type());
    json.writeStringProperty("Description", parameter.description());
    parameter.defaultValue().ifPresent(text -> json.writeStringProperty("Default", text));
    if (!parameter.allowedValues().isEmpty()) {
      texts("AllowedValues", parameter.allowedValues());
    }
    parameter
        .allowedPattern()
        .ifPresent(pattern -> json.writeStringProperty("AllowedPattern", pattern));
    json.writeEndObject();
  }

  private void resource(Resource resource) {
    json.writeObjectPropertyStart(resource.id());
    json.writeStringProperty("Type", resource.type());
    if (!resource.dependsOn().isEmpty()) {
      texts("DependsOn", resource.dependsOn());
    }
    resource.deletionPolicy().ifPresent(p -> json.writeStringProperty("DeletionPolicy", p));
    resource
        .updateReplacePolicy()
        .ifPresent(p -> json.writeStringProperty("UpdateReplacePolicy", p));
    if (!resource.properties().entries().isEmpty()) {
      json.writeName("Properties");
      value(resource.properties());
    }
    json.writeEndObject();
  }

  private void output(Output output) {
    json.writeObjectPropertyStart(output.name());
    json.writeStringProperty("Description", output.descriptionText());
    json.writeName("Value");
    value(output.value());
    json.writeEndObject();
  }

  private void texts(String name, List<String> texts) {
    json.writeArrayPropertyStart(name);
    texts.forEach(json::writeString);
    json.writeEndArray();
  }

  private void value(Value value) {
    if (value instanceof Value.Text text) {
      json.writeString(text.text());
    } else if (value instanceof Value.Whole whole) {
      json.writeNumber(whole.number());
    } else if (value instanceof Value.Flag flag) {
      json.writeBoolean(flag.value());
    } else if (value instanceof Value.ListOf list) {
      json.writeStartArray();
      list.items().forEach(this::value);
      json.writeEndArray();
    } else if (value instanceof Value.MapOf map) {
      json.writeStartObject();
      for (Map.Entry<String, Value> entry : map.entries().entrySet()) {
        json.writeName(entry.getKey());
        value(entry.getValue());
      }
      json.writeEndObject();
    } else {
      function(value);
    }
  }

  private void function(Value value) {
    json.writeStartObject();
    if (value instanceof Value.Ref ref) {
      json.writeStringProperty("Ref", ref.name());
    } else if (value instanceof Value.GetAtt getAtt) {
      texts("Fn::GetAtt", List.of(getAtt.resource(), getAtt.attribute()));
    } else if (value instanceof Value.Sub sub) {
      json.writeStringProperty("Fn::Sub", sub.text());
    } else if (value instanceof Value.Zones) {
      json.writeStringProperty("Fn::GetAZs", "");
    } else if (value instanceof Value.Select select) {
      json.writeArrayPropertyStart("Fn::Select");
      json.writeNumber(select.index());
      value(select.list());
      json.writeEndArray();
    }
    json.writeEndObject();
  }
}
