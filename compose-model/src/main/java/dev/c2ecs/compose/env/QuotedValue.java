package dev.c2ecs.compose.env;

/**
 * A value in quotes, read up to its closing quote.
 *
 * <p>In single quotes only the quote itself can be escaped. In double quotes the escapes of a shell
 * mean what they say, and an escaped dollar is one that starts no variable; an octal escape is
 * {@code \0} and three digits.
 */
final class QuotedValue {

  private static final String ESCAPES = "abfnrtv\\\"";
  private static final String MEANINGS = "\u0007\b\f\n\r\t\u000b\\\"";
  private static final int OCTAL_DIGITS = 3;
  private static final int LARGEST_OCTAL = 0377;

  private final String source;
  private final char quote;
  private final StringBuilder text = new StringBuilder();
  private int at;

  private QuotedValue(String source, int open) {
    this.source = source;
    this.quote = source.charAt(open);
    this.at = open + 1;
  }

  /**
   * Reads the value whose opening quote stands at {@code open}.
   *
   * @return the value; it ends before the end of the source when the quote is never closed
   */
  static QuotedValue read(String source, int open) {
    QuotedValue value = new QuotedValue(source, open);
    value.run();
    return value;
  }

  private void run() {
    while (at < source.length() && source.charAt(at) != quote) {
      char c = source.charAt(at++);
      if (c == '\\' && at < source.length()) {
        escape(source.charAt(at++));
      } else {
        text.append(c);
      }
    }
  }

  /** Appends what a backslash and the character behind it mean. */
  private void escape(char c) {
    if (c == quote) {
      text.append(c);
    } else if (quote == '\'') {
      text.append('\\').append(c);
    } else if (c == '$') {
      text.append("$$");
    } else if (c == '0') {
      octal();
    } else {
      int known = ESCAPES.indexOf(c);
      if (known >= 0) {
        text.append(MEANINGS.charAt(known));
      } else {
        text.append('\\').append(c);
      }
    }
  }

  /** Of a zero without a character behind it only the backslash and the digits stay. */
  private void octal() {
    int start = at;
    while (at < source.length() && at < start + OCTAL_DIGITS && isDigit(source.charAt(at))) {
      at++;
    }
    String digits = source.substring(start, at);
    boolean octal = digits.length() == OCTAL_DIGITS && digits.indexOf('8') < 0;
    int value = octal && digits.indexOf('9') < 0 ? Integer.parseInt(digits, 8) : Integer.MAX_VALUE;
    if (value <= LARGEST_OCTAL) {
      text.append((char) value);
    } else {
      text.append('\\').append(digits);
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Whether the value has a closing quote. */
  boolean isClosed() {
    return at < source.length();
  }

  /** Whether variables are substituted in it. */
  boolean expands() {
    return quote == '"';
  }

  /** What stands between the quotes, escapes resolved. */
  String text() {
    return text.toString();
  }

  /** The index behind the closing quote. */
  int end() {
    return at + 1;
  }
}
