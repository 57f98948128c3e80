package dev.c2ecs.cli;

import java.util.Locale;

/** JSON as the standard library of Go writes it, where its very characters matter. */
final class GoJson {

  private GoJson() {}

  /**
   * A text in quotes.
   *
   * @param forHtml whether {@code <}, {@code >} and {@code &} are escaped, as Go does unless told
   * @see <a href="https://pkg.go.dev/encoding/json#Marshal">encoding/json, Marshal</a>
   */
  static String quoted(String text, boolean forHtml) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '<', '>', '&' -> out.append(forHtml ? escaped(c) : String.valueOf(c));
        case '\u2028', '\u2029' -> out.append(escaped(c));
        default -> out.append(c < ' ' ? escaped(c) : String.valueOf(c));
      }
    }
    return out.append('"').toString();
  }

  private static String escaped(char c) {
    return String.format(Locale.ROOT, "\\u%04x", (int) c);
  }
}
