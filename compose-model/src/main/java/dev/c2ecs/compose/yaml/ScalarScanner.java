package dev.c2ecs.compose.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.ScannerException;
import org.snakeyaml.engine.v2.tokens.ScalarToken;
import org.snakeyaml.engine.v2.tokens.Token;

/** Scans plain and quoted scalars, whose lines are folded. */
final class ScalarScanner {

  private static final String ESCAPES = "0abt\tnvfre \"'\\N_LP";
  private static final String ESCAPED =
      "\0\u0007\b\t\t\n\u000b\f\r\u001b \"'\\\u0085\u00a0\u2028\u2029";

  private final Cursor cursor;

  /** Blanks, or line breaks, between two words. */
  private final StringBuilder blanks = new StringBuilder();

  private final StringBuilder breaks = new StringBuilder();
  private boolean isBroken;
  private boolean isEscaped;

  ScalarScanner(Cursor cursor) {
    this.cursor = cursor;
  }

  /**
   * Scans a scalar without quotes.
   *
   * @param indent the column of the block around it, negative at the top
   * @param inFlow whether it stands in a flow collection
   */
  Token plain(int indent, boolean inFlow) {
    Optional<Mark> start = cursor.mark();
    StringBuilder text = new StringBuilder();
    clear();
    while (!cursor.isDocumentMarker() && cursor.peek() != '#') {
      int length = plainLength(inFlow);
      if (length > 0) {
        fold(text);
        cursor.read(length, text);
      }
      if (!cursor.isBlankOrBreak()) {
        break;
      }
      while (cursor.isBlankOrBreak()) {
        if (isBroken && cursor.column() <= indent && cursor.peek() == '\t') {
          throw failure(start, Cursor.TAB_INDENTS);
        }
        space();
      }
      if (!inFlow && cursor.column() <= indent) {
        break;
      }
    }
    return new ScalarToken(text.toString(), true, start, start);
  }

  /** The number of characters up to what ends a word of a plain scalar. */
  private int plainLength(boolean inFlow) {
    int length = 0;
    while (!cursor.isSpaceOrEnd(length)) {
      char c = cursor.peek(length);
      if (c == ':' && cursor.isSpaceOrEnd(length + 1)) {
        break;
      }
      if (inFlow && endsInFlow(c, length)) {
        break;
      }
      length++;
    }
    return length;
  }

  private boolean endsInFlow(char c, int at) {
    return switch (c) {
      case ',', '[', ']', '{', '}' -> true;
      case '?' -> cursor.isSpaceOrEnd(at + 1);
      case ':' -> ",]}".indexOf(cursor.peek(at + 1)) >= 0;
      default -> false;
    };
  }

  /** Scans a scalar in quotes. */
  Token quoted(char quote) {
    Optional<Mark> start = cursor.mark();
    StringBuilder text = new StringBuilder();
    clear();
    cursor.skip();
    words(quote, text, start);
    while (cursor.peek() != quote) {
      while (cursor.isBlankOrBreak()) {
        space();
      }
      fold(text);
      if (cursor.isDocumentMarker()) {
        throw failure(
            start,
            "the quote" + SyntaxError.NEVER_CLOSED + "; close it before the end of the document");
      }
      if (cursor.peek() == Cursor.END) {
        throw failure(
            start, "the quote" + SyntaxError.NEVER_CLOSED + "; close it at the end of the text");
      }
      words(quote, text, start);
    }
    cursor.skip();
    return new ScalarToken(
        text.toString(),
        false,
        quote == '"' ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.SINGLE_QUOTED,
        start,
        start);
  }

  /** Scans up to a blank, a line break or the closing quote. */
  private void words(char quote, StringBuilder text, Optional<Mark> start) {
    while (!cursor.isSpaceOrEnd(0)) {
      char c = cursor.peek();
      if (c == quote) {
        if (quote == '"' || cursor.peek(1) != quote) {
          return;
        }
        text.append(quote);
        cursor.skip(2);
      } else if (c == '\\' && quote == '"') {
        if (Cursor.isBreak(cursor.peek(1))) {
          cursor.skip();
          cursor.skipBreak();
          isBroken = true;
          isEscaped = true;
          return;
        }
        escape(text, start);
      } else {
        cursor.read(quotedLength(quote), text);
      }
    }
  }

  /** The number of characters that stand for themselves. */
  private int quotedLength(char quote) {
    int length = 1;
    while (!cursor.isSpaceOrEnd(length)) {
      char c = cursor.peek(length);
      if (c == quote || c == '\\') {
        break;
      }
      length++;
    }
    return length;
  }

  private void escape(StringBuilder text, Optional<Mark> start) {
    char c = cursor.peek(1);
    int digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    int at = c == Cursor.END ? -1 : ESCAPES.indexOf(c);
    if (digits == 0 && at < 0) {
      throw failure(
          start, "`\\" + c + "` is no escape; write \\\\ for a backslash, or use single quotes");
    }
    cursor.skip(2);
    if (digits > 0) {
      text.appendCodePoint(codePoint(digits, start));
    } else {
      text.append(ESCAPED.charAt(at));
    }
  }

  private int codePoint(int digits, Optional<Mark> start) {
    long value = 0;
    for (int i = 0; i < digits; i++) {
      char c = cursor.peek();
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw failure(
            start,
            "an escape needs "
                + digits
                + " hexadecimal digits; write \\\\ if a backslash is meant");
      }
      value = value * 16 + digit;
      cursor.skip();
    }
    boolean isHalf = value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
    if (isHalf || value > Character.MAX_CODE_POINT) {
      throw failure(start, "the escape is no character of Unicode; write the character itself");
    }
    return (int) value;
  }

  private void clear() {
    blanks.setLength(0);
    breaks.setLength(0);
    isBroken = false;
    isEscaped = false;
  }

  /** Passes a blank or line break; blanks around line breaks do not count. */
  private void space() {
    if (cursor.isBreak()) {
      isBroken = true;
      cursor.readBreak(breaks);
    } else if (isBroken) {
      cursor.skip();
    } else {
      cursor.read(1, blanks);
    }
  }

  /** Writes what stands between two words: a single line feed is a blank. */
  private void fold(StringBuilder text) {
    if (!isBroken) {
      text.append(blanks);
    } else if (isEscaped || breaks.charAt(0) != '\n') {
      text.append(breaks);
    } else if (breaks.length() == 1) {
      text.append(' ');
    } else {
      text.append(breaks, 1, breaks.length());
    }
    clear();
  }

  private ScannerException failure(Optional<Mark> start, String problem) {
    return new ScannerException("in a text", start, problem, cursor.mark());
  }
}
