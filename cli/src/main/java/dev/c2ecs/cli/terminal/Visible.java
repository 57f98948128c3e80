package dev.c2ecs.cli.terminal;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * The one door of text to a terminal: nothing that comes from a file, a name, a log or an answer
 * steers it. Control characters are shown as escapes, {@code \u001b}; only styles that this program
 * marked itself become sequences.
 */
public final class Visible {

  /** Begins a style of ours. It differs in each run, so that no text from elsewhere contains it. */
  private static final String MARK = "\u0001" + Long.toString(new Random().nextLong(), 36) + ";";

  private static final char ESCAPE = '\u001b';

  /** What stands between the beginning and the end of a style. */
  private static final String STYLE = "0123456789;:";

  private Visible() {}

  /** A text marked with a style of ANSI, {@code 1;31} and so on, for the other methods here. */
  public static String painted(String style, String text) {
    return MARK + style + "m" + text + MARK + "0m";
  }

  /** What is printed for people: nothing invisible but line breaks, tabs and our styles. */
  public static String of(String text) {
    return escaped(text, true);
  }

  /**
   * What is printed for programs, in UTF-8: the same, but what only orders letters stays as it is.
   */
  public static byte[] data(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return isPlain(bytes) ? bytes : escaped(text, false).getBytes(StandardCharsets.UTF_8);
  }

  /** Bytes are looked at in a third of the time that the characters of a large template take. */
  private static boolean isPlain(byte[] bytes) {
    for (byte b : bytes) {
      if (b < ' ' ? b != '\n' && b != '\t' : b == 0x7f) {
        return false;
      }
    }
    return true;
  }

  /** A text on one line: like {@link #of}, and its line breaks are shown too. */
  public static String onOneLine(String text) {
    String line = text.indexOf('\n') < 0 ? text : text.replace("\n", "\\n");
    return escaped(line, true);
  }

  /** A text on one line without what it would do to a terminal, for texts with colours. */
  public static String plain(String text) {
    if (firstHidden(text, true) < 0 && text.indexOf('\n') < 0 && text.indexOf('\t') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int end = text.charAt(i) == ESCAPE ? sequenceEnd(text, i) : i;
      if (end > i) {
        i = end;
        continue;
      }
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c == '\n' || c == '\t' || isHidden(c, true)) {
        out.append(' ');
      } else {
        out.appendCodePoint(c);
      }
    }
    return out.toString();
  }

  /**
   * A text on one line, for the other methods here, whose own sequences for styles (SGR) become
   * styles of ours; they end with it.
   *
   * @param keep whether they are kept, else they are left out
   * @see <a href="https://ecma-international.org/publications-and-standards/standards/ecma-48/">
   *     ECMA-48, 8.3.117</a>
   */
  public static String styled(String text, boolean keep) {
    if (text.indexOf(ESCAPE) < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16);
    boolean open = false;
    int i = 0;
    while (i < text.length()) {
      int end = text.charAt(i) == ESCAPE ? styleEnd(text, i) : i;
      if (end == i) {
        out.append(text.charAt(i));
        i++;
        continue;
      }
      if (keep) {
        out.append(MARK).append(text, i + 2, end);
        open = true;
      }
      i = end;
    }
    return open ? out.append(MARK).append("0m").toString() : out.toString();
  }

  /** Where a sequence for a style ends; its beginning when it is another one. */
  private static int styleEnd(String text, int start) {
    if (start + 1 >= text.length() || text.charAt(start + 1) != '[') {
      return start;
    }
    int i = start + 2;
    while (i < text.length() && STYLE.indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i < text.length() && text.charAt(i) == 'm' ? i + 1 : start;
  }

  /** Where a sequence ends that begins at an escape; its beginning when it is none. */
  private static int sequenceEnd(String text, int start) {
    char kind = start + 1 < text.length() ? text.charAt(start + 1) : ' ';
    int i = start + 2;
    if (kind == '[') {
      while (i < text.length() && text.charAt(i) >= ' ' && text.charAt(i) <= '?') {
        i++;
      }
      return i < text.length() ? i + 1 : i;
    }
    if (kind != ']') {
      return start;
    }
    while (i < text.length() && text.charAt(i) != '\u0007' && text.charAt(i) != ESCAPE) {
      i++;
    }
    boolean ended = i + 1 < text.length() && text.charAt(i) == ESCAPE && text.charAt(i + 1) == '\\';
    return Math.min(text.length(), i + (ended ? 2 : 1));
  }

  private static String escaped(String text, boolean forPeople) {
    int first = firstHidden(text, forPeople);
    if (first < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, first);
    for (int i = first; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (c == MARK.charAt(0) && text.startsWith(MARK, i)) {
        out.append(ESCAPE).append('[');
        i += MARK.length();
        continue;
      }
      i += Character.charCount(c);
      boolean lineEnd = c == '\r' && i < text.length() && text.charAt(i) == '\n';
      if (lineEnd) {
        continue;
      }
      if (isHidden(c, forPeople)) {
        out.append(c > 0xffff ? String.format("\\U%08x", c) : String.format("\\u%04x", c));
      } else {
        out.appendCodePoint(c);
      }
    }
    return out.toString();
  }

  private static int firstHidden(String text, boolean forPeople) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        int point = text.codePointAt(i);
        if (isHidden(point, forPeople)) {
          return i;
        }
        i += Character.charCount(point) - 1;
      }
    }
    return -1;
  }

  private static boolean isHidden(int c, boolean forPeople) {
    if (c < 0xa0) {
      return c != '\n' && c != '\t' && (c < ' ' || c > '~');
    }
    if (!forPeople) {
      return false;
    }
    return switch (Character.getType(c)) {
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
      // the joiners and the soft hyphen belong to words and emoji
      case Character.FORMAT -> c != 0x200c && c != 0x200d && c != 0xad;
      default -> false;
    };
  }
}
