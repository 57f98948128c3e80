package dev.c2ecs.cli.image;

import dev.c2ecs.cli.image.ImageException.Problem;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON as values that keep everything: the order of keys, numbers as they were written. Reading is
 * bounded, and a key that stands twice is an error, because two readers would see two images.
 */
public sealed interface Json {

  /** A map in the order of its text. */
  record Obj(Map<String, Json> fields) implements Json {
    public Obj {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The field of a name; one that is null counts as absent, because Go writes null for empty. */
    Optional<Json> field(String name) {
      return Optional.ofNullable(fields.get(name)).filter(value -> !(value instanceof Nothing));
    }

    /** The map of a name, an empty one when there is none. */
    public Obj map(String name) {
      return field(name).flatMap(Json::asMap).orElse(EMPTY);
    }

    /** The text of a name. */
    public Optional<String> text(String name) {
      return field(name)
          .flatMap(
              value -> value instanceof Str text ? Optional.of(text.text()) : Optional.empty());
    }

    /** The items of a name, none when there is no list. */
    public List<Json> list(String name) {
      return field(name)
          .flatMap(
              value ->
                  value instanceof Arr list
                      ? Optional.of(list.items())
                      : Optional.<List<Json>>empty())
          .orElse(List.of());
    }

    /** The texts in the list of a name. */
    public List<String> texts(String name) {
      return list(name).stream()
          .filter(Str.class::isInstance)
          .map(item -> ((Str) item).text())
          .toList();
    }

    /** The whole number of a name, -1 when there is none. */
    public long number(String name) {
      return field(name)
          .filter(value -> value instanceof Num number && WHOLE.matcher(number.digits()).matches())
          .map(value -> Long.parseLong(((Num) value).digits()))
          .orElse(-1L);
    }

    /** The same with one field more, or with another value in its place. */
    Obj with(String name, Json value) {
      Map<String, Json> changed = new LinkedHashMap<>(fields);
      changed.put(name, value);
      return new Obj(changed);
    }
  }

  /** A list. */
  record Arr(List<Json> items) implements Json {
    public Arr {
      items = List.copyOf(items);
    }
  }

  /** A string. */
  record Str(String text) implements Json {}

  /** A number as it is written. */
  record Num(String digits) implements Json {}

  /** A flag. */
  record Bool(boolean value) implements Json {}

  /** Nothing, which Go writes for an empty list or map. */
  record Nothing() implements Json {}

  /** A map without anything. */
  Obj EMPTY = new Obj(Map.of());

  /** As many digits as every number of 64 bits may have. */
  Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

  /** Manifests of registries have at most 4 MiB; configurations are of the same order. */
  int MOST_BYTES = 8 << 20;

  private static JsonFactory factory() {
    return JsonFactory.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(64)
                .maxNumberLength(40)
                .maxStringLength(MOST_BYTES)
                .maxNameLength(16 << 10)
                .maxTokenCount(2_000_000)
                .build())
        .build();
  }

  /**
   * The value of a text.
   *
   * @param what what the text is, for the error: {@code the manifest}
   * @throws ImageException when it is no JSON, too large or too deep
   */
  static Json read(String what, byte[] text) throws ImageException {
    if (text.length > MOST_BYTES) {
      throw new ImageException(Problem.MALFORMED_JSON, what + " has more than 8 MiB");
    }
    try (JsonParser parser = factory().createParser(ObjectReadContext.empty(), text)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new ImageException(Problem.MALFORMED_JSON, what + " is empty");
      }
      Json value = value(parser);
      if (parser.nextToken() != null) {
        throw new ImageException(
            Problem.MALFORMED_JSON, what + " goes on after the end of its JSON");
      }
      return value;
    } catch (JacksonException e) {
      throw new ImageException(
          Problem.MALFORMED_JSON, what + " is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** The map of a text, for whoever does not ask why there is none. */
  static Optional<Obj> object(byte[] text) {
    try {
      return asMap(read("", text));
    } catch (ImageException e) {
      return Optional.empty();
    }
  }

  /** A value that is a map. */
  static Optional<Obj> asMap(Json value) {
    return value instanceof Obj object ? Optional.of(object) : Optional.empty();
  }

  /** Where a text stops being JSON, {@code line 3, column 5}; empty when it is. */
  static Optional<String> fault(byte[] text) {
    try (JsonParser parser = factory().createParser(ObjectReadContext.empty(), text)) {
      while (parser.nextToken() != null) {
        // only a fault is of interest
      }
      return Optional.empty();
    } catch (JacksonException e) {
      return Optional.ofNullable(e.getLocation())
          .map(at -> "line " + at.getLineNr() + ", column " + at.getColumnNr());
    }
  }

  private static Json value(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, Json> fields = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        fields.put(name, value(parser));
      }
      return new Obj(fields);
    }
    if (token == JsonToken.START_ARRAY) {
      List<Json> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(value(parser));
      }
      return new Arr(items);
    }
    return switch (token) {
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Num(parser.getString());
      case VALUE_TRUE -> new Bool(true);
      case VALUE_FALSE -> new Bool(false);
      case VALUE_NULL -> new Nothing();
      default -> new Str(parser.getString());
    };
  }

  /**
   * The text of a value, on one line and in the order of its keys: the same value, the same bytes.
   */
  static byte[] write(Json value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
      write(value, json);
    }
    return out.toByteArray();
  }

  /** Writes a value as a part of another text. */
  static void write(Json value, JsonGenerator json) {
    if (value instanceof Obj object) {
      json.writeStartObject();
      object
          .fields()
          .forEach(
              (name, field) -> {
                json.writeName(name);
                write(field, json);
              });
      json.writeEndObject();
    } else if (value instanceof Arr list) {
      json.writeStartArray();
      list.items().forEach(item -> write(item, json));
      json.writeEndArray();
    } else if (value instanceof Str text) {
      json.writeString(text.text());
    } else if (value instanceof Num number) {
      json.writeNumber(number.digits());
    } else if (value instanceof Bool flag) {
      json.writeBoolean(flag.value());
    } else {
      json.writeNull();
    }
  }
}
