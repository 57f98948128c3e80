package dev.c2ecs.compose.number;

/**
 * How Go spells a number with a fraction: a sign, decimal digits with a point and an exponent, or
 * {@code 0x}, hexadecimal digits and an exponent of two. A digit may be parted from the next, and
 * the prefix from the first, by {@code _}.
 */
final class GoFloatSyntax {

  private final String text;
  private int at;

  private GoFloatSyntax(String text) {
    this.text = text;
  }

  static boolean matches(String text) {
    return new GoFloatSyntax(text).isNumber() && partsDigits(text);
  }

  private boolean isNumber() {
    sign();
    boolean hex = at + 2 < text.length() && text.charAt(at) == '0' && isLetter(at + 1, 'x');
    at += hex ? 2 : 0;
    int digits = digits(hex);
    if (is('.')) {
      at++;
      digits += digits(hex);
    }
    if (digits == 0) {
      return false;
    }
    if (at < text.length() && isLetter(at, hex ? 'p' : 'e')) {
      at++;
      sign();
      return !is('_') && digits(false) > 0 && at == text.length();
    }
    return !hex && at == text.length();
  }

  private void sign() {
    at += is('+') || is('-') ? 1 : 0;
  }

  private boolean is(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private boolean isLetter(int index, char small) {
    return (text.charAt(index) | 0x20) == small;
  }

  /** Goes over digits and underscores; the number of digits. */
  private int digits(boolean hex) {
    int count = 0;
    for (; at < text.length(); at++) {
      if (isDigit(text.charAt(at), hex)) {
        count++;
      } else if (text.charAt(at) != '_') {
        break;
      }
    }
    return count;
  }

  private static boolean isDigit(char c, boolean hex) {
    int small = c | 0x20;
    return (c >= '0' && c <= '9') || (hex && small >= 'a' && small <= 'f');
  }

  /** Whether each underscore is between two digits, or between the prefix and a digit. */
  private static boolean partsDigits(String text) {
    if (text.indexOf('_') < 0) {
      return true;
    }
    boolean hex = text.indexOf('x') >= 0 || text.indexOf('X') >= 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '_') {
        continue;
      }
      boolean before =
          i > 0 && (isDigit(text.charAt(i - 1), hex) || (text.charAt(i - 1) | 0x20) == 'x');
      if (!before || i + 1 == text.length() || !isDigit(text.charAt(i + 1), hex)) {
        return false;
      }
    }
    return true;
  }
}
