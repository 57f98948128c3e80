package dev.c2ecs.cli;

import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.writer.JsonText;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine.ParseResult;
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
  private static final Set<String> MEMBERS = Set.of(PARAMETERS, "Tags", "StackPolicy");

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

  /**
   * The values in the file that an option names; none when it is not given.
   *
   * @throws Failure if it cannot be read, or has something else in it
   */
  static Map<String, String> values(RunContext world, ParseResult given, String option)
      throws Failure {
    String name = given.matchedOptionValue(option, "");
    if (name.isEmpty()) {
      return Map.of();
    }
    try {
      return values(world.workingDirectory().resolve(name), name);
    } catch (InvalidPathException e) {
      throw new Failure(ExitCode.FAILED, name + " cannot be read: nothing has this name");
    }
  }

  /**
   * The values in a file, by the names of their parameters.
   *
   * @throws Failure if it cannot be read, or has something else in it
   */
  static Map<String, String> values(Path file, String name) throws Failure {
    try {
      return read(Overwriting.text(file)).parameters();
    } catch (NoSuchFileException e) {
      throw new Failure(ExitCode.FAILED, name + " cannot be read: it does not exist");
    } catch (IOException | JacksonException e) {
      throw new Failure(ExitCode.FAILED, name + " is no file of parameters");
    }
  }

  /** The text of the file for a template, with the values that the file has now. */
  static String text(Template template, Path file, String name) throws Failure {
    return text(template, file, name, Format.cloudformation, Map.of());
  }

  /** The same with values that take the place of those that the file has now. */
  static String text(
      Template template, Path file, String name, Format format, Map<String, String> values)
      throws Failure {
    Content there = content(file, name, format);
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

  private static Content content(Path file, String name, Format format) throws Failure {
    try {
      if (Overwriting.isStandardOutput(name) || !Overwriting.hasContent(file)) {
        return new Content(Map.of(), Map.of());
      }
      Content content = read(Overwriting.text(file));
      if (format == Format.cloudformation && !content.others().isEmpty()) {
        throw new Failure(
            ExitCode.FAILED,
            name
                + " is there and has "
                + String.join(" and ", content.others().keySet())
                + " for CodePipeline, which would be lost; move it away or name another one");
      }
      return content;
    } catch (IOException | JacksonException e) {
      throw new Failure(
          ExitCode.FAILED,
          name + " is there and is no file of parameters; move it away or name another one");
    }
  }

  private static Content read(String text) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
      Content content =
          parser.nextToken() == JsonToken.START_OBJECT
              ? pipeline(parser)
              : new Content(list(parser), Map.of());
      if (parser.nextToken() != null) {
        throw new IOException("more than one value");
      }
      return content;
    }
  }

  private static Content pipeline(JsonParser parser) throws IOException {
    Map<String, String> parameters = new TreeMap<>();
    Map<String, String> others = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String member = parser.currentName();
      boolean isObject = parser.nextToken() == JsonToken.START_OBJECT;
      if (!isObject || !MEMBERS.contains(member)) {
        throw new IOException("a member of another kind of file");
      }
      if (!member.equals(PARAMETERS)) {
        others.put(member, copied(parser));
        continue;
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
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw new IOException("no list");
    }
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      String key = "";
      String value = "";
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String member = parser.currentName();
        boolean isText = parser.nextToken() == JsonToken.VALUE_STRING;
        if (isText && member.equals(KEY)) {
          key = parser.getString();
        } else if (isText && member.equals(VALUE)) {
          value = parser.getString();
        } else {
          parser.skipChildren();
        }
      }
      if (key.isEmpty()) {
        throw new IOException("no parameter");
      }
      values.put(key, value);
    }
    if (parser.currentToken() != JsonToken.END_ARRAY) {
      throw new IOException("an item that is no parameter");
    }
    return values;
  }
}
