package dev.c2ecs.cfn.writer;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes scalars so that a reader of YAML 1.1 and one of YAML 1.2 see the same string: plain only
 * what is known to be safe, everything else in double quotes or as a literal block.
 */
final class YamlText {

  private static final Pattern PLAIN =
      Pattern.compile(
          "(?:[A-Za-z0-9_/.$^]|-(?=[A-Za-z-]))[A-Za-z0-9_/.$^+=@%{}()|~:, *;?'\"<>&!\\\\\\[\\]-]*");
  private static final Pattern FLOW_PLAIN = Pattern.compile("[A-Za-z_/][A-Za-z0-9_/.-]*");
  private static final Pattern NUMBER_LIKE =
      Pattern.compile("[-+.]?[0-9][0-9a-fA-FxXoOtTzZ+.:_, -]*");
  private static final Set<String> WORDS =
      Set.of(
          "y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "", ".inf", ".nan",
          "-.inf", "---", "...", "=", "<<");

  private YamlText() {}

  /** A scalar in block context. */
  static String scalar(String text) {
    return isPlain(text) ? text : quoted(text);
  }

  /** A scalar inside {@code [ ]}. */
  static String flowScalar(String text) {
    return FLOW_PLAIN.matcher(text).matches() && isPlain(text) ? text : quoted(text);
  }

  private static boolean isPlain(String text) {
    return PLAIN.matcher(text).matches()
        && !text.endsWith(" ")
        && !text.endsWith(":")
        && !text.contains(": ")
        && !text.startsWith("--- ")
        && !WORDS.contains(text.toLowerCase(Locale.ROOT))
        && !NUMBER_LIKE.matcher(text).matches();
  }

  /** Whether a text of several lines can be a literal block. */
  static boolean isBlock(String text) {
    if (text.indexOf('\n') < 0
        || text.startsWith(" ")
        || text.startsWith("\n")
        || text.endsWith("\n\n")
        || text.equals("\n")) {
      return false;
    }
    for (String line : text.split("\n", -1)) {
      if (line.endsWith(" ")) {
        return false;
      }
    }
    return text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f));
  }

  /** A double-quoted scalar; what is not printable ASCII is escaped, letters of the world stay. */
  static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> {
                  if (isPrintable(c)) {
                    out.appendCodePoint(c);
                  } else if (c > 0xffff) {
                    out.append(String.format("\\U%08X", c));
                  } else {
                    out.append(String.format("\\u%04X", c));
                  }
                }
              }
            });
    return out.append('"').toString();
  }

  private static boolean isPrintable(int c) {
    return (c >= ' ' && c < 0x7f) || (c > 0xa0 && Character.isLetterOrDigit(c));
  }
}
