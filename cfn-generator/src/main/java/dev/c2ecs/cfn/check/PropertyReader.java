package dev.c2ecs.cfn.check;

import dev.c2ecs.cfn.template.Value;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads values of a template. */
final class PropertyReader {

  private PropertyReader() {}

  /** The value below some keys. */
  static Optional<Value> at(@Nullable Value value, String... keys) {
    Value current = value;
    for (String key : keys) {
      if (!(current instanceof Value.MapOf map)) {
        return Optional.empty();
      }
      current = map.entries().get(key);
    }
    return Optional.ofNullable(current);
  }

  /** The items of the list below some keys; empty when there is none. */
  static List<Value> items(@Nullable Value value, String... keys) {
    return at(value, keys)
        .map(v -> v instanceof Value.ListOf l ? l.items() : List.<Value>of())
        .orElse(List.of());
  }

  /** The string below some keys; empty when there is none or it is a function. */
  static String text(@Nullable Value value, String... keys) {
    return at(value, keys).map(v -> v instanceof Value.Text t ? t.text() : "").orElse("");
  }

  /** What the reference or text below some keys names; equal names, equal values. */
  static String name(@Nullable Value value, String... keys) {
    Optional<Value> found = at(value, keys);
    if (found.isPresent() && found.get() instanceof Value.Ref ref) {
      return ref.name();
    }
    if (found.isPresent() && found.get() instanceof Value.Select select) {
      return select.index() + " of " + name(select.list());
    }
    return text(value, keys);
  }

  /** The number below some keys, written as a number or as text. */
  static OptionalLong number(@Nullable Value value, String... keys) {
    Optional<Value> found = at(value, keys);
    if (found.isPresent() && found.get() instanceof Value.Whole whole) {
      return OptionalLong.of(whole.number());
    }
    if (found.isPresent()
        && found.get() instanceof Value.Text text
        && text.text().matches("\\d{1,18}")) {
      return OptionalLong.of(Long.parseLong(text.text()));
    }
    return OptionalLong.empty();
  }
}
