package dev.c2ecs.cfn.exposure;

import dev.c2ecs.cfn.template.Value;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads values of a template that may also be functions. */
public final class Values {

  private Values() {}

  /** The items of the list under a key; none when there is no list. */
  public static List<Value> items(Value.MapOf map, String key) {
    return map.entries().get(key) instanceof Value.ListOf list ? list.items() : List.of();
  }

  /** The text under a key, also of a number; empty when there is none. */
  public static String text(Value.MapOf map, String key) {
    Value value = map.entries().get(key);
    if (value instanceof Value.Whole whole) {
      return Long.toString(whole.number());
    }
    return value instanceof Value.Text text ? text.text() : "";
  }

  /** The number under a key, written as a number or as a text. */
  public static OptionalInt number(Value.MapOf map, String key) {
    String text = text(map, key);
    if (text.equals("-1") || (isDigits(text) && text.length() <= 6)) {
      return OptionalInt.of(Integer.parseInt(text));
    }
    return OptionalInt.empty();
  }

  private static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** The resource or the text that is named under a key; empty when there is none. */
  public static String name(Value.MapOf map, String key) {
    return name(map.entries().get(key));
  }

  /** The resource or the text that a value names; empty when it names none. */
  public static String name(@Nullable Value value) {
    if (value instanceof Value.Ref ref) {
      return ref.name();
    }
    if (value instanceof Value.GetAtt getAtt) {
      return getAtt.resource();
    }
    return value instanceof Value.Text text ? text.text() : "";
  }

  /** A function in the words of a substitution. */
  public static String written(Value value) {
    if (value instanceof Value.Ref ref) {
      return "${" + ref.name() + "}";
    }
    if (value instanceof Value.GetAtt getAtt) {
      return "${" + getAtt.resource() + "." + getAtt.attribute() + "}";
    }
    return value instanceof Value.Sub sub ? sub.text() : "";
  }
}
