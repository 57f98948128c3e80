package dev.c2ecs.cfn.policy;

import dev.c2ecs.cfn.template.Value;
import java.util.Collection;
import java.util.List;

/** What is somewhere in the properties of a resource. */
final class Properties {

  private Properties() {}

  /** Whether one of some keys is there. */
  static boolean has(Value value, List<String> keys) {
    if (value instanceof Value.MapOf map) {
      return map.entries().entrySet().stream()
          .anyMatch(entry -> keys.contains(entry.getKey()) || has(entry.getValue(), keys));
    }
    return value instanceof Value.ListOf list
        && list.items().stream().anyMatch(item -> has(item, keys));
  }

  /** Adds the texts that a key has, in a list of them too. */
  static void texts(Value value, String key, Collection<String> texts) {
    if (value instanceof Value.MapOf map) {
      map.entries()
          .forEach(
              (name, item) -> {
                if (name.equals(key)) {
                  add(item, texts);
                }
                texts(item, key, texts);
              });
    } else if (value instanceof Value.ListOf list) {
      list.items().forEach(item -> texts(item, key, texts));
    }
  }

  private static void add(Value value, Collection<String> texts) {
    if (value instanceof Value.Text text) {
      texts.add(text.text());
    } else if (value instanceof Value.ListOf list) {
      list.items().forEach(item -> add(item, texts));
    }
  }
}
