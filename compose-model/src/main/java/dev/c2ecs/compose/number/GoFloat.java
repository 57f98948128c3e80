package dev.c2ecs.compose.number;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * Numbers with a fraction, as Go reads, cuts and prints them.
 *
 * @see <a href="https://pkg.go.dev/strconv#ParseFloat">strconv.ParseFloat</a>
 */
public final class GoFloat {

  /** Java says so many digits of a float rightly for sure; of more perhaps one too many. */
  private static final int SURE_LENGTH = 7;

  private static final int FLOAT_DIGITS = 9;
  private static final double TWO_TO_63 = 0x1p63;
  private static final double TWO_TO_64 = 0x1p64;

  private static final int DOUBLE_DIGITS = 17;

  /** So many characters of a double are as few as it takes. */
  private static final int SURE_DOUBLE = 14;

  private GoFloat() {}

  /**
   * The number that a text says: decimal or hexadecimal, an infinity, none at all ({@code nan}).
   *
   * @throws NumberFormatException when it is no number, or none that a double holds
   */
  public static double parse(String text) {
    double value = special(text);
    if (value != 0) {
      return value;
    }
    if (!GoFloatSyntax.matches(text)) {
      throw new NumberFormatException(text);
    }
    value = Double.parseDouble(text.indexOf('_') < 0 ? text : text.replace("_", ""));
    if (Double.isInfinite(value)) {
      throw new NumberFormatException(text);
    }
    return value;
  }

  /** What an infinity or no number says; 0 for what is neither. */
  private static double special(String text) {
    boolean signed = text.startsWith("+") || text.startsWith("-");
    String word = signed ? text.substring(1) : text;
    if (word.equalsIgnoreCase("inf") || word.equalsIgnoreCase("infinity")) {
      return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    return !signed && word.equalsIgnoreCase("nan") ? Double.NaN : 0;
  }

  /** The whole number of 64 bits that is left of a number; of one too large the smallest. */
  public static long cut(double value) {
    return value >= -TWO_TO_63 && value < TWO_TO_63 ? (long) value : Long.MIN_VALUE;
  }

  /** The same of a number that is not negative, as the 64 bits of a number without a sign. */
  public static long cutUnsigned(double value) {
    return value >= TWO_TO_63 && value < TWO_TO_64
        ? (long) (value - TWO_TO_63) | Long.MIN_VALUE
        : cut(value);
  }

  /** A number in the shortest form, with an exponent below -4 and from 6. */
  public static String print(double value) {
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    double absolute = Math.abs(value);
    String text = Double.toString(value);
    if (absolute >= 0.001 && absolute < 1_000_000 && text.length() <= SURE_DOUBLE) {
      // Here Java writes no exponent either, but a zero behind whole numbers.
      return withoutZero(text);
    }
    boolean sure = text.length() <= SURE_DOUBLE && absolute >= Double.MIN_NORMAL;
    return print(sure ? new BigDecimal(text) : shortest(value, DOUBLE_DIGITS, false, text));
  }

  /** A number of single precision in the same form; without a number as Java writes it. */
  public static String print(float value) {
    if (value == 0) {
      return "0";
    }
    if (Float.isNaN(value) || Float.isInfinite(value)) {
      return Float.toString(value);
    }
    String text = Float.toString(value);
    float absolute = Math.abs(value);
    return absolute >= 0.001 && absolute < 1_000_000 && text.length() <= SURE_LENGTH
        ? withoutZero(text)
        : print(shortest(value, FLOAT_DIGITS, true, text));
  }

  /**
   * The fewest digits that mean a value; before Java 19 its text may have more than it needs.
   *
   * @param most the digits of which the text is the best
   * @param single whether the value is of single precision
   */
  private static BigDecimal shortest(double value, int most, boolean single, String text) {
    for (int digits = 1; digits < most; digits++) {
      BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
      if ((single ? rounded.floatValue() : rounded.doubleValue()) == value) {
        return rounded;
      }
    }
    return new BigDecimal(text);
  }

  private static String withoutZero(String text) {
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static String print(BigDecimal value) {
    BigDecimal decimal = value.stripTrailingZeros();
    int exponent = decimal.precision() - decimal.scale() - 1;
    if (exponent >= -4 && exponent < 6) {
      return decimal.toPlainString();
    }
    String digits = decimal.unscaledValue().abs().toString();
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    return (value.signum() < 0 ? "-" : "")
        + digits.charAt(0)
        + fraction
        + String.format(Locale.ROOT, "e%s%02d", exponent < 0 ? "-" : "+", Math.abs(exponent));
  }
}
