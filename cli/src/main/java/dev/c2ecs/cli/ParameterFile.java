package dev.c2ecs.cli;

import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.writer.JsonText;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The parameters of a template in a file. What is in the file already is kept: values that nobody
 * gives now, and tags and the stack policy of a pipeline.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cli/latest/reference/cloudformation/create-stack.html">aws
 *     cloudformation create-stack</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/continuous-delivery-codepipeline-cfn-artifacts.html">
 *     CodePipeline, template configuration file</a>
 */
final class ParameterFile {

  private static final String KEY = "ParameterKey";
  private static final String VALUE = "ParameterValue";
  private static final String PARAMETERS = "Parameters";

  private ParameterFile() {}

  /** Who reads the file. */
  enum Format {
    /** The AWS CLI: {@code [{"ParameterKey": …, "ParameterValue": …}]}. */
    cloudformation,
    /** CodePipeline: {@code {"Parameters": {NAME: VALUE}}}. */
    codepipeline
  }

  /**
   * What a file has.
   *
   * @param parameters the values by the names of their parameters
   * @param others what stands beside the parameters, as JSON
   */
  private record Content(Map<String, String> parameters, Map<String, String> others) {}

  /** The text of the file for a template, with the values that the file has now. */
  static String text(Template template, Path file, String name) throws Failure {
    return text(template, file, name, Format.cloudformation, Map.of());
  }

  /** The same with values that take the place of those that the file has now. */
  static String text(
      Template template, Path file, String name, Format format, Map<String, String> values)
      throws Failure {
    Content there = content(file, name);
    Map<String, String> given = new TreeMap<>(there.parameters());
    given.putAll(values);
    Map<String, String> all = new LinkedHashMap<>();
    for (Parameter parameter : template.parameters()) {
      String value = given.get(parameter.name());
      all.put(parameter.name(), value == null ? parameter.defaultValue().orElse("") : value);
    }
    return JsonText.write(
        json -> {
          if (format == Format.cloudformation) {
            list(json, all);
          } else {
            object(json, all, there.others());
          }
        });
  }

  private static void list(JsonGenerator json, Map<String, String> all) {
    json.writeStartArray();
    all.forEach(
        (name, value) -> {
          json.writeStartObject();
          json.writeStringProperty(KEY, name);
          json.writeStringProperty(VALUE, value);
          json.writeEndObject();
        });
    json.writeEndArray();
  }

  private static void object(
      JsonGenerator json, Map<String, String> all, Map<String, String> others) {
    json.writeStartObject();
    json.writeName(PARAMETERS);
    json.writeStartObject();
    all.forEach(json::writeStringProperty);
    json.writeEndObject();
    others.forEach(
        (name, value) -> {
          json.writeName(name);
          try (JsonParser parser =
              new JsonFactory().createParser(ObjectReadContext.empty(), value)) {
            parser.nextToken();
            json.copyCurrentStructure(parser);
          }
        });
    json.writeEndObject();
  }

  private static Content content(Path file, String name) throws Failure {
    if (!Files.exists(file)) {
      return new Content(Map.of(), Map.of());
    }
    try (JsonParser parser =
        new JsonFactory().createParser(ObjectReadContext.empty(), Files.readString(file))) {
      return parser.nextToken() == JsonToken.START_OBJECT
          ? pipeline(parser)
          : new Content(list(parser), Map.of());
    } catch (IOException | JacksonException e) {
      throw new Failure(
          ExitCode.FAILED,
          name + " is there and is no file of parameters; move it away or name another one");
    }
  }

  private static Content pipeline(JsonParser parser) throws IOException {
    Map<String, String> parameters = new TreeMap<>();
    Map<String, String> others = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String member = parser.currentName();
      boolean isObject = parser.nextToken() == JsonToken.START_OBJECT;
      if (!member.equals(PARAMETERS)) {
        others.put(member, copied(parser));
        continue;
      }
      if (!isObject) {
        throw new IOException("no object");
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String key = parser.currentName();
        if (parser.nextToken() == JsonToken.VALUE_STRING) {
          parameters.put(key, parser.getString());
        } else {
          parser.skipChildren();
        }
      }
    }
    return new Content(parameters, others);
  }

  private static String copied(JsonParser parser) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      json.copyCurrentStructure(parser);
    }
    return text.toString();
  }

  private static Map<String, String> list(JsonParser parser) throws IOException {
    Map<String, String> values = new TreeMap<>();
    String key = "";
    String value = "";
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw new IOException("no list");
    }
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (token == JsonToken.VALUE_STRING && KEY.equals(parser.currentName())) {
        key = parser.getString();
      } else if (token == JsonToken.VALUE_STRING && VALUE.equals(parser.currentName())) {
        value = parser.getString();
      } else if (token == JsonToken.END_OBJECT && !key.isEmpty()) {
        values.put(key, value);
        key = "";
        value = "";
      }
    }
    return values;
  }
}
