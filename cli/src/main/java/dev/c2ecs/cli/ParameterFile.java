package dev.c2ecs.cli;

import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.writer.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The parameters of a template as the AWS CLI reads them, {@code [{"ParameterKey": …,
 * "ParameterValue": …}]}. Values that are in the file already are kept.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cli/latest/reference/cloudformation/create-stack.html">aws
 *     cloudformation create-stack</a>
 */
final class ParameterFile {

  private static final String KEY = "ParameterKey";
  private static final String VALUE = "ParameterValue";

  private ParameterFile() {}

  /** The text of the file for a template, with the values that the file has now. */
  static String text(Template template, Path file, String name) throws Failure {
    return text(template, file, name, Map.of());
  }

  /** The same with values that take the place of those that the file has now. */
  static String text(Template template, Path file, String name, Map<String, String> values)
      throws Failure {
    Map<String, String> given = new TreeMap<>(given(file, name));
    given.putAll(values);
    return JsonText.write(
        json -> {
          json.writeStartArray();
          for (Parameter parameter : template.parameters()) {
            String value = given.get(parameter.name());
            json.writeStartObject();
            json.writeStringProperty(KEY, parameter.name());
            json.writeStringProperty(
                VALUE, value == null ? parameter.defaultValue().orElse("") : value);
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  private static Map<String, String> given(Path file, String name) throws Failure {
    if (!Files.exists(file)) {
      return Map.of();
    }
    try (JsonParser parser =
        new JsonFactory().createParser(ObjectReadContext.empty(), Files.readString(file))) {
      return values(parser);
    } catch (IOException | JacksonException e) {
      throw new Failure(
          ExitCode.FAILED,
          name + " is there and is no file of parameters; move it away or name another one");
    }
  }

  private static Map<String, String> values(JsonParser parser) throws IOException {
    Map<String, String> values = new TreeMap<>();
    String key = "";
    String value = "";
    if (parser.nextToken() != JsonToken.START_ARRAY) {
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
