package dev.c2ecs.cfn.writer;

import java.util.Locale;
import java.util.Set;

/**
 * Writes scalars so that a reader of YAML 1.1 and one of YAML 1.2 see the same string: plain only
 * what is known to be safe, everything else in double quotes or as a literal block.
 */
final class YamlText {

  /** What a plain scalar may contain behind its first character, by its code. */
  private static final boolean[] INSIDE = inside();

  private static final Set<String> WORDS =
      Set.of(
          "y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "", ".inf", ".nan",
          "-.inf", "---", "...", "=", "<<");

  private static final int MAX_WORD = 5;

  private YamlText() {}

  private static boolean[] inside() {
    boolean[] inside = new boolean[0x80];
    String others = "_/.$^+=@%{}()|~:, *;?'\"<>&!\\[]-";
    for (char c = 0; c < inside.length; c++) {
      inside[c] = isLetterOrDigit(c) || others.indexOf(c) >= 0;
    }
    return inside;
  }

  /** A scalar in block context. */
  static String scalar(String text) {
    return isPlain(text) ? text : quoted(text);
  }

  /** A scalar inside {@code [ ]}. */
  static String flowScalar(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isLetterOrDigit(c) && "_/.-".indexOf(c) < 0) {
        return quoted(text);
      }
    }
    return scalar(text);
  }

  private static boolean isPlain(String text) {
    return !text.isEmpty()
        && isPlainStart(text)
        && hasOnlyPlainCharacters(text)
        && !text.endsWith(" ")
        && !text.endsWith(":")
        && !text.contains(": ")
        && !text.startsWith("--- ")
        && !isWord(text)
        && !isNumberLike(text);
  }

  private static boolean isPlainStart(String text) {
    char first = text.charAt(0);
    if (first != '-') {
      return isLetterOrDigit(first) || "_/.$^".indexOf(first) >= 0;
    }
    char second = text.length() > 1 ? text.charAt(1) : ' ';
    return second == '-' || (isLetterOrDigit(second) && !isDigit(second));
  }

  private static boolean hasOnlyPlainCharacters(String text) {
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= INSIDE.length || !INSIDE[c]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWord(String text) {
    return text.length() <= MAX_WORD && WORDS.contains(text.toLowerCase(Locale.ROOT));
  }

  /** Whether a reader could take a text for a number, a date or a time. */
  private static boolean isNumberLike(String text) {
    int first = "-+.".indexOf(text.charAt(0)) >= 0 ? 1 : 0;
    if (first >= text.length() || !isDigit(text.charAt(first))) {
      return false;
    }
    for (int i = first; i < text.length(); i++) {
      if (!isDigit(text.charAt(i)) && "abcdefABCDEFxXoOtTzZ+.:_, -".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c);
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
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean endsInBlank = c == ' ' && (i + 1 == text.length() || text.charAt(i + 1) == '\n');
      if (endsInBlank || (c != '\n' && (c < ' ' || c >= 0x7f))) {
        return false;
      }
    }
    return true;
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
