package dev.c2ecs.cfn.assembly;

import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The properties of one resource while parts are added: what several parts write grows in place,
 * what one part writes stays its value.
 */
final class Merged {

  /** A mapping that several parts write; its values are values, or what is merged itself. */
  private record Entries(Map<String, Object> entries) {}

  /** A list that several parts write. */
  private record Items(List<Object> items, boolean inline) {}

  /** What tells that two items of a list are one. */
  private static final List<String> NAMES = List.of("Name", "PolicyName");

  private final String id;
  private final Entries properties = new Entries(new LinkedHashMap<>());

  Merged(String id) {
    this.id = id;
  }

  /** Adds the properties of a part; two parts that write one value differently are our mistake. */
  void add(Value.MapOf part) {
    merge(id, properties, part);
  }

  Value.MapOf value() {
    return (Value.MapOf) value(properties);
  }

  private static Object merge(String where, Object old, Value added) {
    if (added instanceof Value.MapOf map
        && (old instanceof Entries || old instanceof Value.MapOf)) {
      Entries merged = old instanceof Entries entries ? entries : entries((Value.MapOf) old);
      for (Map.Entry<String, Value> entry : map.entries().entrySet()) {
        String key = entry.getKey();
        Object here = merged.entries().get(key);
        merged
            .entries()
            .put(
                key,
                here == null ? entry.getValue() : merge(where + "." + key, here, entry.getValue()));
      }
      return merged;
    }
    if (added instanceof Value.ListOf list
        && (old instanceof Items || old instanceof Value.ListOf)) {
      Items merged = old instanceof Items items ? items : items((Value.ListOf) old);
      for (Value item : list.items()) {
        int same = indexOfNamed(merged.items(), item);
        if (same < 0) {
          merged.items().add(item);
        } else {
          Object here = merged.items().get(same);
          merged.items().set(same, merge(where + "[" + same + "]", here, item));
        }
      }
      return merged;
    }
    if (!old.equals(added)) {
      throw new IllegalStateException("two mappers write " + where);
    }
    return old;
  }

  private static Entries entries(Value.MapOf map) {
    return new Entries(new LinkedHashMap<>(map.entries()));
  }

  private static Items items(Value.ListOf list) {
    return new Items(new ArrayList<>(list.items()), list.inline());
  }

  private static int indexOfNamed(List<Object> items, Value item) {
    for (String key : NAMES) {
      String name = text(item, key);
      for (int i = 0; i < items.size() && !name.isEmpty(); i++) {
        if (name.equals(text(items.get(i), key))) {
          return i;
        }
      }
    }
    return -1;
  }

  private static String text(Object value, String key) {
    Object text =
        value instanceof Value.MapOf map
            ? map.entries().get(key)
            : value instanceof Entries merged ? merged.entries().get(key) : null;
    return text instanceof Value.Text found ? found.text() : "";
  }

  private static Value value(Object merged) {
    if (merged instanceof Entries map) {
      Map<String, Value> entries = new LinkedHashMap<>();
      for (Map.Entry<String, Object> entry : map.entries().entrySet()) {
        entries.put(entry.getKey(), value(entry.getValue()));
      }
      return new Value.MapOf(entries);
    }
    if (merged instanceof Items list) {
      List<Value> items = new ArrayList<>();
      for (Object item : list.items()) {
        items.add(value(item));
      }
      return new Value.ListOf(items, list.inline());
    }
    return (Value) merged;
  }
}
