package dev.c2ecs.cfn.diff;

/** Patterns in which {@code *} is any text and {@code ?} any one character. */
final class Globs {

  private Globs() {}

  /** Whether all that a pattern matches is matched by another one, as far as the texts tell. */
  static boolean covers(String pattern, String other) {
    return compare(pattern, other, false);
  }

  /** Whether there is a text that both patterns match. */
  static boolean meet(String pattern, String other) {
    return compare(pattern, other, true);
  }

  /**
   * Compares from the ends of both patterns to their beginnings; row by row, so that it takes the
   * product of their lengths at most.
   *
   * @param both whether {@code *} and {@code ?} of the second count as patterns, too
   */
  private static boolean compare(String pattern, String other, boolean both) {
    boolean[] below = new boolean[other.length() + 1];
    for (int i = pattern.length(); i >= 0; i--) {
      boolean[] row = new boolean[other.length() + 1];
      for (int j = other.length(); j >= 0; j--) {
        row[j] = matches(pattern, i, other, j, row, below, both);
      }
      below = row;
    }
    return below[0];
  }

  private static boolean matches(
      String pattern, int i, String other, int j, boolean[] row, boolean[] below, boolean both) {
    boolean end = i == pattern.length();
    boolean otherEnd = j == other.length();
    if (end && otherEnd) {
      return true;
    }
    char mine = end ? 0 : pattern.charAt(i);
    char theirs = otherEnd ? 0 : other.charAt(j);
    if (mine == '*') {
      return below[j] || (!otherEnd && row[j + 1]);
    }
    if (both && theirs == '*') {
      return row[j + 1] || (!end && below[j]);
    }
    boolean same = mine == theirs || (mine == '?' && theirs != '*') || (both && theirs == '?');
    return !end && !otherEnd && same && below[j + 1];
  }
}
