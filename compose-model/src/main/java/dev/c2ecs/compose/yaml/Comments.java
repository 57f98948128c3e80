package dev.c2ecs.compose.yaml;

/**
 * Passes comments. A tab may stand before a comment that follows a token, or another comment, also
 * where a tab may not stand before anything else.
 */
final class Comments {

  /** The reference looks no further for the next comment. */
  private static final int SIGHT = 512;

  private final Cursor cursor;

  Comments(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Passes the comment here, and those below it. */
  void skip() {
    cursor.skipLine();
    for (int ahead = ahead(true); ahead >= 0; ahead = ahead(true)) {
      while (cursor.peek() != '#') {
        if (cursor.isBreak()) {
          cursor.skipBreak();
        } else {
          cursor.skip();
        }
      }
      cursor.skipLine();
    }
  }

  /** Passes a comment that stands behind a token, in its line. */
  void skipBehindToken() {
    if (!cursor.isBehindBreak() && ahead(false) >= 0) {
      cursor.skipBlanks();
      cursor.skipLine();
    }
  }

  /** How far the next comment is; negative when something else comes before it. */
  private int ahead(boolean acrossLines) {
    for (int i = 0; i < SIGHT; i++) {
      char c = cursor.peek(i);
      if (c == '#') {
        return i;
      }
      boolean isPassed = Cursor.isBlank(c) || (acrossLines && (c == '\n' || c == '\r'));
      if (!isPassed) {
        return -1;
      }
    }
    return -1;
  }
}
