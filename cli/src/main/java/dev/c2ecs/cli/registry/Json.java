package dev.c2ecs.cli.registry;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** JSON as maps, lists, texts, numbers and truth values; what is null is left out. */
final class Json {

  /** Of two members of one name different readers take different ones. */
  private static final JsonFactory STRICT =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final int DIGITS = 19;

  private Json() {}

  /** The value of a text, empty when it is no JSON. */
  static Optional<Object> read(byte[] bytes) {
    try (JsonParser parser = STRICT.createParser(ObjectReadContext.empty(), bytes)) {
      parser.nextToken();
      Optional<Object> value = value(parser);
      return parser.nextToken() == null ? value : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** Where a text stops being JSON, {@code line 3, column 5}; empty when it is. */
  static Optional<String> fault(byte[] bytes) {
    try (JsonParser parser = STRICT.createParser(ObjectReadContext.empty(), bytes)) {
      while (parser.nextToken() != null) {
        // only a fault is of interest
      }
      return Optional.empty();
    } catch (JacksonException e) {
      return Optional.ofNullable(e.getLocation())
          .map(at -> "line " + at.getLineNr() + ", column " + at.getColumnNr());
    }
  }

  /** The object of a text, empty when it is none. */
  static Optional<Map<String, Object>> object(byte[] bytes) {
    return read(bytes).flatMap(Json::asMap);
  }

  private static Optional<Object> value(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == null || token == JsonToken.VALUE_NULL) {
      return Optional.empty();
    }
    return Optional.of(
        switch (token) {
          case START_OBJECT -> {
            Map<String, Object> map = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
              String name = parser.currentName();
              parser.nextToken();
              value(parser).ifPresent(member -> map.put(name, member));
            }
            yield map;
          }
          case START_ARRAY -> {
            List<Object> list = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
              value(parser).ifPresent(list::add);
            }
            yield list;
          }
          case VALUE_TRUE -> true;
          case VALUE_FALSE -> false;
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
          default -> parser.getString();
        });
  }

  /** Writes a value of this form. */
  static void write(JsonGenerator json, Object value) {
    if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      map.forEach(
          (name, member) -> {
            json.writeName(String.valueOf(name));
            write(json, member);
          });
      json.writeEndObject();
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      list.forEach(item -> write(json, item));
      json.writeEndArray();
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value instanceof Number number) {
      json.writeRawValue(number.toString());
    } else {
      json.writeString(String.valueOf(value));
    }
  }

  static Optional<Map<String, Object>> asMap(Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return Optional.empty();
    }
    Map<String, Object> members = new LinkedHashMap<>();
    map.forEach((name, member) -> members.put(String.valueOf(name), member));
    return Optional.of(members);
  }

  /** The object under a key, an empty one when there is none. */
  static Map<String, Object> map(Map<String, Object> value, String key) {
    return Optional.ofNullable(value.get(key)).flatMap(Json::asMap).orElse(Map.of());
  }

  /** The text under a key. */
  static Optional<String> text(Map<String, Object> value, String key) {
    return value.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** The items under a key, none when there is no list. */
  static List<Object> list(Map<String, Object> value, String key) {
    return value.get(key) instanceof List<?> list ? List.copyOf(list) : List.of();
  }

  /** The texts of the list under a key. */
  static List<String> texts(Map<String, Object> value, String key) {
    return list(value, key).stream()
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .toList();
  }

  /** The whole number under a key, -1 when there is none. */
  static long number(Map<String, Object> value, String key) {
    // nothing with an exponent, which may take long to write out
    return value.get(key) instanceof BigDecimal number
            && number.scale() == 0
            && number.precision() < DIGITS
        ? number.longValue()
        : -1;
  }
}
