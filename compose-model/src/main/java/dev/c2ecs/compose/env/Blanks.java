package dev.c2ecs.compose.env;

/**
 * What counts as a blank in env files and lists of names: the white space of Unicode, which is
 * neither what Java strips nor what a regular expression takes for blanks.
 */
public final class Blanks {

  private Blanks() {}

  /** Whether a character is white space, line breaks included. */
  static boolean isBlank(char c) {
    if (c < 0x100) {
      return isInline(c) || c == '\n';
    }
    return Character.isSpaceChar(c);
  }

  /** Whether a character is a blank inside a line, of those that may stand around `=`. */
  static boolean isInline(char c) {
    return switch (c) {
      case '\t', '\u000b', '\f', '\r', ' ', '\u0085', '\u00a0' -> true;
      default -> false;
    };
  }

  /** A text without the blanks around it. */
  public static String trim(String text) {
    return trimEnd(trimStart(text));
  }

  /** A text without the blanks before it. */
  static String trimStart(String text) {
    int start = 0;
    while (start < text.length() && isBlank(text.charAt(start))) {
      start++;
    }
    return text.substring(start);
  }

  /** A text without the blanks behind it. */
  static String trimEnd(String text) {
    int end = text.length();
    while (end > 0 && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }
}
