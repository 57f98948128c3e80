package dev.c2ecs.cli.stack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON into maps, lists and strings; numbers and flags are strings too. */
final class JsonTree {

  private JsonTree() {}

  /**
   * The value of a text.
   *
   * @throws tools.jackson.core.JacksonException if it is no JSON
   */
  static Object read(byte[] bytes) {
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), bytes)) {
      parser.nextToken();
      return value(parser);
    }
  }

  private static Object value(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, Object> map = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        map.put(name, value(parser));
      }
      return map;
    }
    if (token == JsonToken.START_ARRAY) {
      List<Object> list = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        list.add(value(parser));
      }
      return list;
    }
    return token == null || token == JsonToken.VALUE_NULL ? "" : parser.getString();
  }

  /** The text under a key, empty when there is none. */
  static String text(Object value, String key) {
    return value instanceof Map<?, ?> map && map.get(key) instanceof String text ? text : "";
  }

  /** The items under a key, none when there is no list. */
  static List<?> list(Object value, String key) {
    return value instanceof Map<?, ?> map && map.get(key) instanceof List<?> list
        ? list
        : List.of();
  }
}
