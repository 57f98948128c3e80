package dev.c2ecs.cfn.template;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value in a template: plain data or an intrinsic function. */
public sealed interface Value {

  /** A string. */
  record Text(String text) implements Value {}

  /** A whole number. */
  record Whole(long number) implements Value {}

  /** A boolean. */
  record Flag(boolean value) implements Value {}

  /**
   * A list.
   *
   * @param inline whether the list is written in one line
   */
  record ListOf(List<Value> items, boolean inline) implements Value {
    public ListOf {
      items = List.copyOf(items);
    }
  }

  /** A mapping in a fixed order. */
  record MapOf(Map<String, Value> entries) implements Value {
    public MapOf {
      entries =
          entries.size() > 1
              ? Collections.unmodifiableMap(new LinkedHashMap<>(entries))
              : Map.copyOf(entries);
    }
  }

  /** {@code Ref}: a parameter, a resource or a pseudo parameter. */
  record Ref(String name) implements Value {}

  /** {@code Fn::GetAtt}. */
  record GetAtt(String resource, String attribute) implements Value {}

  /** {@code Fn::Sub} with names in {@code ${…}}. */
  record Sub(String text) implements Value {}

  /** {@code Fn::Select}: an item of a list, from 0. */
  record Select(int index, Value list) implements Value {}

  /** {@code Fn::GetAZs}: the zones of the region that the stack is in. */
  record Zones() implements Value {}

  /** A string. */
  static Value text(String text) {
    return new Text(text);
  }

  /** A whole number. */
  static Value number(long number) {
    return new Whole(number);
  }

  /** A boolean. */
  static Value flag(boolean value) {
    return new Flag(value);
  }

  /** A list, one item a line. */
  static ListOf list(Value... items) {
    return new ListOf(Arrays.asList(items), false);
  }

  /** A list, one item a line. */
  static ListOf list(List<? extends Value> items) {
    return new ListOf(List.copyOf(items), false);
  }

  /** A list of strings, one a line. */
  static ListOf texts(List<String> items) {
    return list(items.stream().map(Value::text).toList());
  }

  /** A reference. */
  static Value ref(String name) {
    return new Ref(name);
  }

  /** An attribute of a resource. */
  static Value getAtt(String resource, String attribute) {
    return new GetAtt(resource, attribute);
  }

  /**
   * A mapping of alternating keys and values.
   *
   * @param entries {@code "Key", value, "Key", value, …}; a string stands for a {@link Text}
   */
  static MapOf map(Object... entries) {
    Map<String, Value> map = new LinkedHashMap<>();
    for (int i = 0; i < entries.length; i += 2) {
      Object value = entries[i + 1];
      map.put((String) entries[i], value instanceof String text ? new Text(text) : (Value) value);
    }
    return new MapOf(map);
  }
}
