package dev.c2ecs.cfn.graph;

/**
 * How wide a text is at most, whichever sans-serif font a viewer has: the widths are those of
 * DejaVu Sans Bold, which is wider than all that are usual.
 */
final class TextWidth {

  private static final String NARROW = "ijl.,:;|'!()[]{}/ ftI-r\"";
  private static final String WIDE = "mwMWQ@%#&+=<>~—…→−";
  private static final double NARROW_EM = 0.5;
  private static final double USUAL_EM = 0.72;
  private static final double UPPER_EM = 0.86;
  private static final double WIDE_EM = 1.12;

  /** Of letters of which nothing is known: an ideogram, a picture. */
  private static final double SQUARE_EM = 1.5;

  private static final int LATIN = 0x250;

  private TextWidth() {}

  /**
   * The width of a text.
   *
   * @param size the size of the font, in the unit of the result
   */
  static double of(String text, double size) {
    double em = 0;
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      em += em(text.codePointAt(i));
    }
    return em * size;
  }

  private static double em(int c) {
    if (NARROW.indexOf(c) >= 0) {
      return NARROW_EM;
    }
    if (WIDE.indexOf(c) >= 0) {
      return WIDE_EM;
    }
    if (c >= LATIN) {
      return SQUARE_EM;
    }
    return Character.isUpperCase(c) ? UPPER_EM : USUAL_EM;
  }

  /** The text, cut in the middle where it is wider than a width. */
  static String cut(String text, double size, double width) {
    if (of(text, size) <= width) {
      return text;
    }
    int[] points = text.codePoints().toArray();
    for (int kept = points.length - 1; kept > 2; kept--) {
      int head = (kept + 1) / 2;
      int tail = kept - head;
      String shorter =
          new String(points, 0, head) + "…" + new String(points, points.length - tail, tail);
      if (of(shorter, size) <= width) {
        return shorter;
      }
    }
    return "…";
  }
}
