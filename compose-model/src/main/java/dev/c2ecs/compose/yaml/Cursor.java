package dev.c2ecs.compose.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.ScannerException;

/**
 * A place in a YAML text, and what stands there. Lines and columns count from zero, columns in
 * characters as a reader sees them (code points).
 */
final class Cursor {

  static final String TAB_INDENTS =
      "there is a tab where only blanks can indent; indent with blanks";

  /** What stands behind the last character. */
  static final char END = '\0';

  private static final char NEXT_LINE = '\u0085';
  private static final char LINE_SEPARATOR = '\u2028';
  private static final char PARAGRAPH_SEPARATOR = '\u2029';
  private static final char BYTE_ORDER_MARK = '\ufeff';
  private static final int[] NO_SNIPPET = {};

  private final String file;
  private final String text;
  private int index;
  private int line;
  private int column;
  private boolean behindBreak;

  Cursor(String file, String text) {
    this.file = file;
    this.text = text;
    while (index < text.length() && text.charAt(index) == BYTE_ORDER_MARK) {
      index++;
    }
  }

  int line() {
    return line;
  }

  int column() {
    return column;
  }

  /** Whether only blanks were passed since the last line break. */
  boolean isBehindBreak() {
    return behindBreak;
  }

  char peek() {
    return peek(0);
  }

  char peek(int ahead) {
    int at = index + ahead;
    return at < text.length() ? text.charAt(at) : END;
  }

  boolean isBlank() {
    return isBlank(peek());
  }

  boolean isBreak() {
    return isBreak(peek());
  }

  boolean isBlankOrBreak() {
    char c = peek();
    return isBlank(c) || isBreak(c);
  }

  boolean isBreakOrEnd() {
    char c = peek();
    return c == END || isBreak(c);
  }

  /** Whether a word ends before the character that is so far ahead. */
  boolean isSpaceOrEnd(int ahead) {
    char c = peek(ahead);
    return c == END || isBlank(c) || isBreak(c);
  }

  /** Whether {@code ---} or {@code ...} begins a line here. */
  boolean isDocumentMarker() {
    char c = peek();
    return column == 0 && (c == '-' || c == '.') && peek(1) == c && peek(2) == c && isSpaceOrEnd(3);
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  static boolean isBreak(char c) {
    return c == '\n'
        || c == '\r'
        || c == NEXT_LINE
        || c == LINE_SEPARATOR
        || c == PARAGRAPH_SEPARATOR;
  }

  static boolean isNameCharacter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }

  /** Passes a character that is no line break. */
  void skip() {
    char c = peek();
    behindBreak &= isBlank(c);
    index++;
    column++;
    if (Character.isHighSurrogate(c) && Character.isLowSurrogate(peek())) {
      index++;
    }
  }

  void skip(int characters) {
    for (int i = 0; i < characters; i++) {
      skip();
    }
  }

  void skipBlanks() {
    while (isBlank()) {
      skip();
    }
  }

  /** Passes what is left of the line, its break not. */
  void skipLine() {
    while (!isBreakOrEnd()) {
      skip();
    }
  }

  /**
   * Passes characters and keeps them.
   *
   * @param length how many, halves of a surrogate pair counted singly
   */
  void read(int length, StringBuilder to) {
    int end = index + length;
    to.append(text, index, end);
    while (index < end) {
      skip();
    }
  }

  /** Passes what is left of the line and keeps it, its break not. */
  void readLine(StringBuilder to) {
    int from = index;
    skipLine();
    to.append(text, from, index);
  }

  /** Passes a line break and keeps it: as a line feed, unless it separates lines for Unicode. */
  void readBreak(StringBuilder to) {
    char c = peek();
    to.append(c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR ? c : '\n');
    skipBreak();
  }

  void skipBreak() {
    index += peek() == '\r' && peek(1) == '\n' ? 2 : 1;
    line++;
    column = 0;
    behindBreak = true;
  }

  Optional<Mark> mark() {
    return Optional.of(new Mark(file, index, line, column, NO_SNIPPET, 0));
  }

  ScannerException failure(String problem) {
    return new ScannerException(problem, mark());
  }
}
