package dev.c2ecs.compose.model;

import dev.c2ecs.compose.number.GoFloat;
import java.util.Locale;

/**
 * Sizes in bytes: {@code 512}, {@code 64k}, {@code 1.5 GiB}. Units count in powers of 1024.
 *
 * @see <a href="https://docs.docker.com/reference/compose-file/extension/#specifying-byte-values">
 *     Compose specification, byte values</a>
 */
public final class ByteSize {

  private static final String UNITS = "bkmgtp";

  private static final int POWER_BITS = 10;

  /** So many digits are a whole number of a double. */
  private static final int ORDINARY_DIGITS = 15;

  private ByteSize() {}

  /**
   * Parses a size; -1 is unlimited. A fraction of a byte is left out; a size that 64 bits do not
   * hold is the smallest of their numbers.
   */
  public static long parse(String text) throws MalformedValueException {
    try {
      return isWhole(text) ? Long.parseLong(text) : withUnit(text);
    } catch (NumberFormatException e) {
      return withUnit(text);
    }
  }

  /** Whether a text is digits, with a sign perhaps. */
  private static boolean isWhole(String text) {
    int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return text.length() > start;
  }

  private static long withUnit(String text) throws MalformedValueException {
    int end = text.length();
    while (end > 0 && "0123456789. ".indexOf(text.charAt(end - 1)) < 0) {
      end--;
    }
    if (end == 0) {
      throw malformed(text);
    }
    String number = text.substring(0, text.charAt(end - 1) == ' ' ? end - 1 : end);
    int power = power(text.substring(end).toLowerCase(Locale.ROOT));
    double value = number(number, text);
    if (power < 0 || value < 0) {
      throw malformed(text);
    }
    return GoFloat.cut(value * (1L << (POWER_BITS * power)));
  }

  private static double number(String number, String text) throws MalformedValueException {
    try {
      return number.length() <= ORDINARY_DIGITS && isWhole(number)
          ? Long.parseLong(number)
          : GoFloat.parse(number);
    } catch (NumberFormatException e) {
      throw malformed(text);
    }
  }

  /** How often a unit is 1024 times a byte; -1 when it is none. */
  private static int power(String unit) {
    if (unit.isEmpty()) {
      return 0;
    }
    int power = UNITS.indexOf(unit.charAt(0));
    String rest = unit.substring(1);
    return rest.isEmpty() || (power > 0 && (rest.equals("b") || rest.equals("ib"))) ? power : -1;
  }

  private static MalformedValueException malformed(String text) {
    return new MalformedValueException(
        (text.isEmpty() ? "an empty text" : "`" + text + "`")
            + " is no size: write a number of bytes, or 64k, 512m, 1.5g");
  }
}
