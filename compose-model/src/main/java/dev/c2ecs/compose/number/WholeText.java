package dev.c2ecs.compose.number;

/** Whole numbers of 64 bits, as texts say them: a sign perhaps, and digits of ASCII. */
public final class WholeText {

  private static final int DECIMAL = 10;

  private WholeText() {}

  /**
   * The decimal number that a text says.
   *
   * @throws NumberFormatException when it says none
   */
  public static long parse(String text) {
    return parse(text, DECIMAL);
  }

  /**
   * The number that a text says.
   *
   * @param radix at most ten
   * @throws NumberFormatException when it says none
   */
  public static long parse(String text, int radix) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > '9') {
        throw new NumberFormatException(text);
      }
    }
    return Long.parseLong(text, radix);
  }
}
