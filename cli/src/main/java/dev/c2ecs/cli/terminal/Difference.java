package dev.c2ecs.cli.terminal;

/**
 * Two long texts cut so that what differs in them is seen.
 *
 * @param before the first
 * @param after the second
 */
record Difference(String before, String after) {

  /** How much of what is equal is left before what differs. */
  private static final int CONTEXT = 12;

  /**
   * Two texts cut to a width each.
   *
   * @param width the columns of each
   */
  static Difference of(String before, String after, int width) {
    int same = 0;
    int least = Math.min(before.length(), after.length());
    while (same < least && before.charAt(same) == after.charAt(same)) {
      same++;
    }
    return new Difference(cut(before, same, width), cut(after, same, width));
  }

  private static String cut(String text, int same, int width) {
    if (Columns.width(text) <= width) {
      return text;
    }
    int from = same - CONTEXT;
    if (from <= 0 || same < width / 2) {
      return Columns.cut(text, width);
    }
    if (Character.isLowSurrogate(text.charAt(from))) {
      from++;
    }
    return "…" + Columns.cut(text.substring(from), width - 1);
  }
}
