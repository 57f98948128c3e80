package dev.c2ecs.cli.image;

import dev.c2ecs.cli.image.ImageException.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A map of JSON that is asked for fields of certain kinds. A field that is null counts as absent,
 * because Go writes null for what is empty.
 *
 * @param where what the map is, for errors: {@code layers[2] of the manifest}
 */
record JsonFields(String where, Json.Obj object) {

  static JsonFields of(String where, Json value) throws ImageException {
    if (value instanceof Json.Obj object) {
      return new JsonFields(where, object);
    }
    throw new ImageException(Problem.MALFORMED_JSON, where + " is no map");
  }

  private Optional<Json> field(String name) {
    return Optional.ofNullable(object.fields().get(name))
        .filter(value -> !(value instanceof Json.Nothing));
  }

  boolean has(String name) {
    return field(name).isPresent();
  }

  private ImageException wrong(String name, String words) {
    return new ImageException(Problem.MALFORMED_JSON, name + " of " + where + " " + words);
  }

  /** A text, empty when the field is absent. */
  String text(String name) throws ImageException {
    Optional<Json> value = field(name);
    if (value.isEmpty()) {
      return "";
    }
    if (value.get() instanceof Json.Str text) {
      return text.text();
    }
    throw wrong(name, "is no text");
  }

  /** A whole number, if the field is there. */
  Optional<Long> number(String name) throws ImageException {
    Optional<Json> value = field(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get() instanceof Json.Num number) {
      try {
        return Optional.of(Long.parseLong(number.digits()));
      } catch (NumberFormatException e) {
        throw wrong(name, "is no whole number of 64 bits");
      }
    }
    throw wrong(name, "is no number");
  }

  /** A digest that must be there. */
  Digest digest(String name) throws ImageException {
    String text = text(name);
    Optional<Digest> digest = Digest.parse(text);
    if (digest.isEmpty()) {
      throw wrong(name, text.isEmpty() ? "is missing" : "is no SHA-256 digest");
    }
    return digest.get();
  }

  /** The items of a list, none when the field is absent. */
  List<Json> list(String name) throws ImageException {
    Optional<Json> value = field(name);
    if (value.isEmpty()) {
      return List.of();
    }
    if (value.get() instanceof Json.Arr list) {
      return list.items();
    }
    throw wrong(name, "is no list");
  }

  /** A list of maps, none when the field is absent. */
  List<JsonFields> maps(String name) throws ImageException {
    List<JsonFields> maps = new ArrayList<>();
    for (Json item : list(name)) {
      maps.add(JsonFields.of(name + "[" + maps.size() + "] of " + where, item));
    }
    return maps;
  }

  /** A list of texts, none when the field is absent. */
  List<String> texts(String name) throws ImageException {
    List<String> texts = new ArrayList<>();
    for (Json item : list(name)) {
      if (!(item instanceof Json.Str text)) {
        throw wrong(name, "has an item that is no text");
      }
      texts.add(text.text());
    }
    return texts;
  }

  /** A map, if the field is there. */
  Optional<JsonFields> map(String name) throws ImageException {
    Optional<Json> value = field(name);
    return value.isEmpty()
        ? Optional.empty()
        : Optional.of(JsonFields.of(name + " of " + where, value.get()));
  }

  /** The keys of a map, none when the field is absent. */
  List<String> keys(String name) throws ImageException {
    return map(name).map(fields -> List.copyOf(fields.object.fields().keySet())).orElse(List.of());
  }

  /** A map of texts, empty when the field is absent. */
  Map<String, String> textMap(String name) throws ImageException {
    Optional<JsonFields> fields = map(name);
    Map<String, String> texts = new LinkedHashMap<>();
    if (fields.isPresent()) {
      for (String key : fields.get().object.fields().keySet()) {
        texts.put(key, fields.get().text(key));
      }
    }
    return texts;
  }
}
