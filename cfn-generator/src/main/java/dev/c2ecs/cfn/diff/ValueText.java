package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.secrets.Masked;
import dev.c2ecs.cfn.secrets.MaskedValue;
import dev.c2ecs.cfn.template.Value;
import java.util.StringJoiner;

/** Values of a template on one line. */
final class ValueText {

  private ValueText() {}

  /** A value as text; all of it. */
  static String of(Value value) {
    if (value instanceof Value.Text text) {
      return text.text();
    }
    if (value instanceof Value.Whole whole) {
      return Long.toString(whole.number());
    }
    if (value instanceof Value.Flag flag) {
      return Boolean.toString(flag.value());
    }
    if (value instanceof Value.Ref ref) {
      return ref.name();
    }
    if (value instanceof Value.GetAtt getAtt) {
      return getAtt.resource() + "." + getAtt.attribute();
    }
    if (value instanceof Value.Sub sub) {
      return sub.text();
    }
    if (value instanceof Value.Select select) {
      return of(select.list()) + "[" + select.index() + "]";
    }
    if (value instanceof Value.ListOf list) {
      StringJoiner items = new StringJoiner(", ", "[", "]");
      list.items().forEach(item -> items.add(of(item)));
      return items.toString();
    }
    if (value instanceof Value.MapOf map) {
      StringJoiner entries = new StringJoiner(", ", "{", "}");
      map.entries().forEach((key, inner) -> entries.add(key + ": " + of(inner)));
      return entries.toString();
    }
    return "the zones of the region";
  }

  /**
   * A value as text on one line without the credentials in it.
   *
   * @param name the key that it is under; empty where it says nothing
   */
  static String masked(String name, Value value) {
    String text = of(MaskedValue.of(name, value));
    return value instanceof Value.Text ? text.strip().replaceAll("\\s+", " ") : Masked.words(text);
  }

  /** A list of words as a command line, other values as they are. */
  static String words(Value value) {
    if (value instanceof Value.ListOf list) {
      StringJoiner words = new StringJoiner(" ");
      list.items().forEach(item -> words.add(of(item)));
      return words.toString();
    }
    return of(value);
  }
}
