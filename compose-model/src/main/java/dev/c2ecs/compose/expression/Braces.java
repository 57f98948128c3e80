package dev.c2ecs.compose.expression;

/**
 * Finds where the expressions of a text end: at the brace that balances the first one, whatever
 * opened those between them. What stands behind an opening brace is never looked at, and
 * expressions whose braces do not balance go on to the last brace of their line.
 */
final class Braces {

  private final String text;
  private int lineEnd = -1;
  private int lastOfLine = -1;

  Braces(String text) {
    this.text = text;
  }

  /** The last closing brace of the line that was looked at last; negative when there is none. */
  int lastOfLine() {
    return lastOfLine;
  }

  /**
   * The index of the brace that ends an expression; negative when there is none.
   *
   * @param open the index of its opening brace; they may only grow from call to call
   */
  int closing(int open) {
    if (open >= lineEnd) {
      int end = text.indexOf('\n', open);
      lineEnd = end < 0 ? text.length() : end;
      lastOfLine = text.lastIndexOf('}', lineEnd - 1);
    }
    if (lastOfLine < open) {
      return -1;
    }
    int depth = 0;
    int i = open;
    while (i < lastOfLine) {
      char c = text.charAt(i);
      if (c == '{') {
        depth++;
        i++;
      } else if (c == '}' && --depth == 0) {
        return i;
      }
      i++;
    }
    return lastOfLine;
  }
}
