package dev.c2ecs.acceptance.cloud;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Properties without functions: texts, lists and maps. Numbers and booleans are texts, because
 * CloudFormation takes either for the other.
 */
record Props(Map<String, Object> entries) {

  static final Props NONE = new Props(Map.of());

  Props {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  /** The text at a path of keys; empty when it is absent or no text. */
  Optional<String> text(String... path) {
    return at(path) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** The text at a path of keys, {@code ""} when it is absent. */
  String textOr(String otherwise, String... path) {
    return text(path).orElse(otherwise);
  }

  /** The number at a path of keys. */
  int number(int otherwise, String... path) {
    return text(path).map(Props::parse).orElse(otherwise);
  }

  private static int parse(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new Refusal("ValidationError", "expected a number, found " + text);
    }
  }

  /** The map at a path of keys, empty when it is absent. */
  Props map(String... path) {
    return of(at(path));
  }

  /** The maps of the list at a path of keys. */
  List<Props> maps(String... path) {
    List<Props> maps = new ArrayList<>();
    if (at(path) instanceof List<?> list) {
      list.forEach(item -> maps.add(of(item)));
    }
    return maps;
  }

  /** The texts of the list at a path of keys; a text alone is a list of one. */
  List<String> texts(String... path) {
    Object value = at(path);
    if (value instanceof String text) {
      return List.of(text);
    }
    List<String> texts = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (Object item : list) {
        if (item instanceof String text) {
          texts.add(text);
        } else if (item instanceof List<?> inner) {
          // A parameter that is a list, as an item of a list.
          inner.forEach(each -> texts.add(String.valueOf(each)));
        }
      }
    }
    return texts;
  }

  /** The same properties with one set; without it when the value is null. */
  Props with(String key, @Nullable Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(entries);
    if (value == null) {
      changed.remove(key);
    } else {
      changed.put(key, value);
    }
    return new Props(changed);
  }

  /** The value at a path of keys. */
  @Nullable Object at(String... path) {
    Object value = entries;
    for (String key : path) {
      if (!(value instanceof Map<?, ?> map)) {
        return null;
      }
      value = map.get(key);
      if (value == null) {
        return null;
      }
    }
    return value;
  }

  /** Every text in the properties. */
  static List<String> textsIn(@Nullable Object value) {
    List<String> texts = new ArrayList<>();
    if (value instanceof String text) {
      texts.add(text);
    } else if (value instanceof List<?> list) {
      list.forEach(item -> texts.addAll(textsIn(item)));
    } else if (value instanceof Map<?, ?> map) {
      map.values().forEach(item -> texts.addAll(textsIn(item)));
    }
    return texts;
  }

  static Props of(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return NONE;
    }
    Map<String, Object> entries = new LinkedHashMap<>();
    map.forEach(
        (key, item) -> entries.put(String.valueOf(key), Objects.requireNonNull((Object) item)));
    return new Props(entries);
  }
}
