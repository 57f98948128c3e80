package dev.c2ecs.cfn.check;

import dev.c2ecs.cfn.template.Value;
import java.util.List;
import java.util.Map;

/** How many bytes a value has at least, as JSON without spaces. */
final class TextSize {

  private TextSize() {}

  /** The bytes of a value; a reference counts with its own letters. */
  static long of(Value value) {
    if (value instanceof Value.MapOf map) {
      long bytes = 2;
      for (Map.Entry<String, Value> entry : map.entries().entrySet()) {
        bytes += quoted(entry.getKey()) + 2 + of(entry.getValue());
      }
      return bytes;
    }
    if (value instanceof Value.ListOf list) {
      return ofAll(list.items());
    }
    if (value instanceof Value.Text text) {
      return quoted(text.text());
    }
    if (value instanceof Value.Sub sub) {
      return quoted(sub.text());
    }
    return value instanceof Value.Ref ref ? quoted(ref.name()) : 1;
  }

  private static long ofAll(List<Value> items) {
    long bytes = 2;
    for (Value item : items) {
      bytes += of(item) + 1;
    }
    return bytes;
  }

  /** The bytes of a text in quotes: UTF-8, quotes and control characters escaped. */
  private static long quoted(String text) {
    long bytes = 2;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\' || c < ' ') {
        bytes += 2;
      } else if (c < 0x80) {
        bytes += 1;
      } else {
        bytes += c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
      }
    }
    return bytes;
  }
}
