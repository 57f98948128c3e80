package dev.c2ecs.cli.report;

import dev.c2ecs.cli.terminal.Visible;

/**
 * The one door of text to Markdown that GitHub and GitLab show. A value is read as it is written:
 * it begins no markup, no HTML, no row of a table, no command of GitLab, and it names nobody.
 *
 * <p>Both look for {@code @name}, {@code #123} and addresses in the text that results, so that a
 * backslash does not help: a space of no width (U+200B) stands in them. They leave code alone, so a
 * value that somebody may copy belongs into {@link #code}.
 */
public final class Markdown {

  private static final String GAP = "&#8203;";
  private static final String FENCE = "```";
  private static final int GH = 3;

  private Markdown() {}

  /** A value as text on one line, anywhere in a line and in a cell; line ends show as \n. */
  public static String text(String value) {
    return marked(line(value));
  }

  /** A value as text in a cell of a table, whose lines stay lines. */
  public static String cell(String value) {
    StringBuilder out = new StringBuilder();
    for (String one : (Iterable<String>) value.lines()::iterator) {
      out.append(out.isEmpty() ? "" : "<br>").append(marked(line(one)));
    }
    return out.toString();
  }

  /**
   * A sentence of ours with values of others, anywhere in a line and in a cell: what stands between
   * two backticks is code.
   */
  public static String sentence(String value) {
    String line = line(value);
    StringBuilder out = new StringBuilder(line.length() + 16);
    int at = 0;
    while (at < line.length()) {
      int open = line.indexOf('`', at);
      int close = open < 0 ? -1 : line.indexOf('`', open + 1);
      if (close <= open + 1) {
        break;
      }
      inside(out, line.substring(at, open));
      out.append(code(line.substring(open + 1, close)));
      at = close + 1;
    }
    inside(out, line.substring(at));
    return out.toString();
  }

  /** Text of which a part is written already; space at its ends stays. */
  private static void inside(StringBuilder out, String text) {
    if (out.isEmpty()) {
      out.append(marked(text));
    } else if (!text.isEmpty()) {
      // What has a meaning at the start of a line only has none behind something else.
      out.append(marked("x" + text), 1, marked("x" + text).length());
    }
  }

  /** A value as code, anywhere in a line and in a cell; line ends show as \n. */
  public static String code(String value) {
    String line = Visible.onOneLine(value).replace('\t', ' ');
    // In a cell a bar ends even code, and a backslash before it may be one of the value.
    if (line.isBlank() || line.indexOf('|') >= 0) {
      return "<code>" + entities(line) + "</code>";
    }
    String mark = "`".repeat(longestRun(line) + 1);
    boolean close =
        line.startsWith("`") || line.endsWith("`") || (line.startsWith(" ") && line.endsWith(" "));
    return close ? mark + ' ' + line + ' ' + mark : mark + line + mark;
  }

  /**
   * A value of several lines as a block of code.
   *
   * @param language a word of ours, {@code diff}; empty for none
   * @return lines that begin and end a block, with a final line end
   */
  public static String block(String language, String value) {
    String text = Visible.of(value);
    String mark = "`".repeat(Math.max(FENCE.length(), longestRun(text) + 1));
    String end = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
    return mark + language + '\n' + text + end + mark + '\n';
  }

  /** A value on one line inside an HTML element, {@code <summary>}, or between its quotes. */
  public static String html(String value) {
    String line = line(value);
    StringBuilder out = new StringBuilder(line.length() + 16);
    for (int i = 0; i < line.length(); i++) {
      entity(out, line.charAt(i));
      out.append(needsGap(line, i) ? GAP : "");
    }
    return out.toString();
  }

  /** A row of a table, with a final line end. */
  public static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  /** Space at the ends and between words is no matter in Markdown; at the start it makes code. */
  private static String line(String value) {
    return Visible.onOneLine(value).replace('\t', ' ').strip();
  }

  private static String marked(String line) {
    StringBuilder out = new StringBuilder(line.length() + 16);
    int number = 0;
    while (number < line.length() && isDigit(line.charAt(number))) {
      number++;
    }
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '|' -> out.append("&#124;");
        case '\\', '`', '*', '_', '[', ']', '~', '$', '^' -> out.append('\\').append(c);
        case '#', '+', '-', '=', ':', '/' -> out.append(i == 0 ? "\\" : "").append(c);
        case '.', ')' -> out.append(i > 0 && i == number ? "\\" : "").append(c);
        default -> out.append(c);
      }
      out.append(needsGap(line, i) ? GAP : "");
    }
    return out.toString();
  }

  /** Whether a name, a number or an address would begin behind the character at an index. */
  private static boolean needsGap(String line, int i) {
    if (i + 1 >= line.length()) {
      return false;
    }
    char next = line.charAt(i + 1);
    return switch (line.charAt(i)) {
      case '@' -> isWord(next);
      case '#', '!', '&', '%', '~', '$' -> isWord(next) || next == '"';
      case '-' -> isDigit(next) && i + 1 >= GH && line.regionMatches(true, i - 2, "gh-", 0, GH);
      case ':' -> line.startsWith("//", i + 1) || isPicture(line, i);
      case 'w', 'W' -> next == '.' && i >= 2 && line.regionMatches(true, i - 2, "www", 0, GH);
      default -> false;
    };
  }

  /** Whether the colon begins the name of a picture, {@code :tada:}. */
  private static boolean isPicture(String line, int start) {
    int end = line.indexOf(':', start + 1);
    return end > start + 1
        && line.substring(start + 1, end)
            .chars()
            .allMatch(c -> isWord((char) c) || "+-".indexOf(c) >= 0);
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static String entities(String line) {
    StringBuilder out = new StringBuilder(line.length() + 16);
    line.chars().forEach(c -> entity(out, (char) c));
    return out.toString();
  }

  /** All that is punctuation for Markdown or HTML, so that it holds in both. */
  private static void entity(StringBuilder out, char c) {
    boolean plain = c == ' ' || c == ',' || c == '.' || c == '-' || c == '/' || c > '~';
    if (plain || Character.isLetterOrDigit(c)) {
      out.append(c);
    } else {
      out.append("&#").append((int) c).append(';');
    }
  }

  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
