package dev.c2ecs.compose.transform;

/**
 * A pattern of names of services on a command line: {@code *} is any characters, {@code ?} is one,
 * {@code [a-c]} one of several, {@code [^a-c]} none of them, a backslash takes the meaning away.
 */
final class NamePattern {

  private final String pattern;
  private final String name;

  private NamePattern(String pattern, String name) {
    this.pattern = pattern;
    this.name = name;
  }

  /** Whether the whole name is what the pattern says; never for a pattern that is malformed. */
  static boolean matches(String pattern, String name) {
    return new NamePattern(pattern, name).from(0, 0);
  }

  private boolean from(int start, int place) {
    int p = start;
    int n = place;
    // Where to go on when what follows the last star does not fit: the star takes one more.
    int star = -1;
    int taken = 0;
    while (true) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = ++p;
        taken = n;
        continue;
      }
      if (p == pattern.length() && n == name.length()) {
        return true;
      }
      int next = p < pattern.length() && n < name.length() ? step(p, name.charAt(n)) : -1;
      if (next >= 0) {
        p = next;
        n++;
      } else if (star >= 0 && taken < name.length()) {
        p = star;
        n = ++taken;
      } else {
        return false;
      }
    }
  }

  /** The place behind what fits a character; negative when it does not fit. */
  private int step(int p, char c) {
    return switch (pattern.charAt(p)) {
      case '?' -> p + 1;
      case '[' -> set(p + 1, c);
      case '\\' -> p + 1 < pattern.length() && pattern.charAt(p + 1) == c ? p + 2 : -1;
      default -> pattern.charAt(p) == c ? p + 1 : -1;
    };
  }

  private int set(int start, char c) {
    int end = pattern.indexOf(']', start + 1);
    if (end < 0) {
      return -1;
    }
    boolean negated = pattern.charAt(start) == '^';
    boolean found = false;
    for (int p = negated ? start + 1 : start; p < end; p++) {
      char low = pattern.charAt(p);
      boolean range = p + 2 < end && pattern.charAt(p + 1) == '-';
      char high = range ? pattern.charAt(p + 2) : low;
      found |= low <= c && c <= high;
      p += range ? 2 : 0;
    }
    return found == negated ? -1 : end + 1;
  }
}
