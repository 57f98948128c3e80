package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.diagnostic.Refusal;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The JSON object in a secret: one text for the same keys and values, in whatever order. */
final class SecretJson {

  private SecretJson() {}

  /** The text of an object; keys are sorted. */
  static String write(Map<String, String> values) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      for (Map.Entry<String, String> entry : new TreeMap<>(values).entrySet()) {
        json.writeName(entry.getKey());
        json.writeString(entry.getValue());
      }
      json.writeEndObject();
    }
    return text.toString();
  }

  /**
   * The keys and values of an object; numbers and switches as texts.
   *
   * @param name the name of the secret, for the message
   * @throws DeployFailure if somebody put something else there; the message has nothing of it
   */
  static Map<String, String> read(String name, String text) {
    return parse(text)
        .orElseThrow(
            () ->
                new Refusal(
                    DeployCode.SECRET_CONTENT,
                    "the content of the secret "
                        + name
                        + " is no JSON object of texts any more: put such a one there, or give"
                        + " every value in .env"));
  }

  private static Optional<Map<String, String>> parse(String text) {
    Map<String, String> values = new TreeMap<>();
    try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        if (!json.nextToken().isScalarValue()) {
          return Optional.empty();
        }
        values.put(name, json.currentToken() == JsonToken.VALUE_NULL ? "" : json.getString());
      }
      return Optional.of(values);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
