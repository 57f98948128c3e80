package dev.c2ecs.cli.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Texts in the columns of a terminal, where a letter of East Asia takes two and an accent none.
 * Colours take none either, but only texts without them can be cut.
 *
 * @see <a href="https://www.unicode.org/reports/tr11/">Unicode, East Asian Width</a>
 */
public final class Columns {

  private static final String ELLIPSIS = "…";
  private static final char ESCAPE = '\u001b';

  /** The first and last letters of the blocks that are wide. */
  private static final int[] WIDE = {
    0x1100, 0x115f, 0x2e80, 0x303e, 0x3041, 0xa4cf, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe30, 0xfe6f,
    0xff00, 0xff60, 0xffe0, 0xffe6, 0x1f300, 0x1f64f, 0x1f680, 0x1f6ff, 0x1f900, 0x1f9ff, 0x20000,
    0x3fffd
  };

  private Columns() {}

  /** How many columns a text takes. */
  static int width(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (c == ESCAPE) {
        int end = text.indexOf('m', i);
        i = end < 0 ? text.length() : end + 1;
        continue;
      }
      width += width(c);
      i += Character.charCount(c);
    }
    return width;
  }

  private static int width(int c) {
    if (c < 0x300) {
      return 1;
    }
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    for (int i = 0; i < WIDE.length && c >= WIDE[i]; i += 2) {
      if (c <= WIDE[i + 1]) {
        return 2;
      }
    }
    return 1;
  }

  /** A text that is cut at its end to a width, with an ellipsis. */
  static String cut(String text, int width) {
    return width(text) <= width
        ? text
        : text.substring(0, fitting(text, Math.max(0, width - 1))) + ELLIPSIS;
  }

  /** A text that is cut in its middle to a width, because both ends tell most. */
  public static String cutInside(String text, int width) {
    if (width(text) <= width) {
      return text;
    }
    int rest = Math.max(0, width - 1);
    int head = rest - rest / 2;
    return text.substring(0, fitting(text, head))
        + ELLIPSIS
        + text.substring(fittingFromEnd(text, rest / 2));
  }

  /** A text whose words are cut inside where they are wider than a width. */
  static String withWordsCut(String text, int width) {
    return String.join(
        " ", Arrays.stream(text.split(" ", -1)).map(word -> cutInside(word, width)).toList());
  }

  /** A text that takes exactly a width: cut, or with blanks behind it. */
  static String padded(String text, int width) {
    String cut = cut(text, width);
    return cut + " ".repeat(Math.max(0, width - width(cut)));
  }

  /** The index behind the longest beginning that fits; marks stay with their letter. */
  private static int fitting(String text, int width) {
    int used = 0;
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (used + width(c) > width) {
        break;
      }
      used += width(c);
      i += Character.charCount(c);
    }
    return i;
  }

  private static int fittingFromEnd(String text, int width) {
    int used = 0;
    int start = text.length();
    for (int i = text.length(); i > 0; ) {
      int c = text.codePointBefore(i);
      i -= Character.charCount(c);
      used += width(c);
      if (used > width) {
        break;
      }
      if (width(c) > 0) {
        start = i;
      }
    }
    return start;
  }

  /**
   * A text in lines that are no wider than a width, broken between words. A word that is wider
   * stays whole, so that it can be copied. What is indented stays so, and further lines stand below
   * the first word, or {@code hang} columns further in.
   *
   * @param hang by how much further lines are indented more than the first one
   */
  public static List<String> wrapped(String text, int width, int hang) {
    List<String> lines = new ArrayList<>();
    text.lines().forEach(line -> wrap(line, width, hang, lines));
    return lines;
  }

  private static void wrap(String text, int width, int hang, List<String> lines) {
    if (width(text) <= width) {
      lines.add(text);
      return;
    }
    int indent = text.length() - text.stripLeading().length();
    String further = " ".repeat(Math.min(indent + hang, width / 2));
    StringBuilder line = new StringBuilder(text.substring(0, indent));
    int used = indent;
    boolean empty = true;
    for (String word : words(text.substring(indent))) {
      int columns = width(word.strip());
      if (!empty && used + width(word) - width(word.strip()) + columns > width) {
        lines.add(line.toString().stripTrailing());
        // a word that only just fits gets as much of the indent as there is room for
        used = columns > width ? further.length() : Math.min(further.length(), width - columns);
        line = new StringBuilder(further.substring(0, used));
        empty = true;
      }
      String added = empty ? word.strip() : word;
      line.append(added);
      used += width(added);
      empty = false;
    }
    lines.add(line.toString().stripTrailing());
  }

  /** The words of a text, each with the blanks before it. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int i = 1; i < text.length(); i++) {
      if (text.charAt(i) == ' ' && text.charAt(i - 1) != ' ') {
        words.add(text.substring(start, i));
        start = i;
      }
    }
    words.add(text.substring(start));
    return words;
  }
}
