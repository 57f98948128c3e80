package dev.c2ecs.compose.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.ScannerException;
import org.snakeyaml.engine.v2.tokens.ScalarToken;
import org.snakeyaml.engine.v2.tokens.Token;

/** Scans texts below {@code |} and {@code >}. */
final class BlockScalarScanner {

  private static final int UNKNOWN = -1;

  private final Cursor cursor;

  BlockScalarScanner(Cursor cursor) {
    this.cursor = cursor;
  }

  /**
   * Scans a block scalar.
   *
   * @param indent the column of the block around it, negative at the top
   */
  Token scan(int indent) {
    Optional<Mark> start = cursor.mark();
    boolean isFolded = cursor.peek() == '>';
    cursor.skip();
    char chomping = isChomping() ? take() : ' ';
    int column = UNKNOWN;
    if (cursor.peek() >= '0' && cursor.peek() <= '9') {
      int increment = take() - '0';
      if (increment == 0) {
        throw failure(start, "a block of text cannot be indented by 0; write 1 to 9, or nothing");
      }
      column = Math.max(indent, 0) + increment;
    }
    if (chomping == ' ' && isChomping()) {
      chomping = take();
    }
    endLine(start);
    String text = lines(column, indent, isFolded, chomping, start);
    return new ScalarToken(
        text, false, isFolded ? ScalarStyle.FOLDED : ScalarStyle.LITERAL, start, start);
  }

  private boolean isChomping() {
    return cursor.peek() == '+' || cursor.peek() == '-';
  }

  private char take() {
    char c = cursor.peek();
    cursor.skip();
    return c;
  }

  private void endLine(Optional<Mark> start) {
    cursor.skipBlanks();
    if (cursor.peek() == '#') {
      cursor.skipLine();
    }
    if (!cursor.isBreakOrEnd()) {
      throw failure(
          start, "only a comment can follow `|` or `>` in its line; write the text below it");
    }
    if (cursor.isBreak()) {
      cursor.skipBreak();
    }
  }

  private String lines(
      int given, int indent, boolean isFolded, char chomping, Optional<Mark> start) {
    StringBuilder text = new StringBuilder();
    StringBuilder lineEnd = new StringBuilder();
    StringBuilder emptyLines = new StringBuilder();
    int first = emptyLines(given, emptyLines, start);
    int column = given == UNKNOWN ? Math.max(first, indent + 1) : given;
    boolean isBehindBlank = false;
    while (cursor.column() == column && cursor.peek() != Cursor.END) {
      boolean isBlank = cursor.isBlank();
      boolean joins =
          isFolded
              && !isBehindBlank
              && !isBlank
              && lineEnd.length() > 0
              && lineEnd.charAt(0) == '\n';
      if (!joins) {
        text.append(lineEnd);
      } else if (emptyLines.length() == 0) {
        text.append(' ');
      }
      text.append(emptyLines);
      emptyLines.setLength(0);
      lineEnd.setLength(0);
      isBehindBlank = isBlank;
      cursor.readLine(text);
      if (cursor.isBreak()) {
        cursor.readBreak(lineEnd);
      }
      emptyLines(column, emptyLines, start);
    }
    if (chomping != '-') {
      text.append(lineEnd);
    }
    if (chomping == '+') {
      text.append(emptyLines);
    }
    return text.toString();
  }

  /**
   * Passes empty lines and the indentation of the next line.
   *
   * @return the deepest indentation seen
   */
  private int emptyLines(int column, StringBuilder breaks, Optional<Mark> start) {
    int deepest = 0;
    while (true) {
      while (isBefore(column) && cursor.peek() == ' ') {
        cursor.skip();
      }
      deepest = Math.max(deepest, cursor.column());
      if (isBefore(column) && cursor.peek() == '\t') {
        throw failure(start, Cursor.TAB_INDENTS);
      }
      if (!cursor.isBreak()) {
        return deepest;
      }
      cursor.readBreak(breaks);
    }
  }

  private boolean isBefore(int column) {
    return column == UNKNOWN || cursor.column() < column;
  }

  private ScannerException failure(Optional<Mark> start, String problem) {
    return new ScannerException("in a block of text", start, problem, cursor.mark());
  }
}
