package dev.c2ecs.compose.model;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sizes in bytes: {@code 512}, {@code 64k}, {@code 1.5 GiB}. Units count in powers of 1024.
 *
 * @see <a href="https://docs.docker.com/reference/compose-file/extension/#specifying-byte-values">
 *     Compose specification, byte values</a>
 */
public final class ByteSize {

  private static final Pattern SIZE =
      Pattern.compile("(-?\\d*\\.?\\d+|\\d+\\.)\\s?(?:([kmgtp])(?:i?b)?|b)?");
  private static final String UNITS = "kmgtp";

  private static final int POWER_BITS = 10;

  /** Shorter numbers are no reason to load decimals of any length, which takes Java long. */
  private static final int ORDINARY_DIGITS = 18;

  private ByteSize() {}

  /** Parses a size; -1 is unlimited. */
  public static long parse(String text) throws MalformedValueException {
    Matcher matcher = SIZE.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new MalformedValueException(
          "`" + text + "` is no size: write a number of bytes, or 64k, 512m, 1.5g");
    }
    String number = matcher.group(1);
    int power = matcher.group(2) == null ? 0 : UNITS.indexOf(matcher.group(2)) + 1;
    if (number.length() <= ORDINARY_DIGITS && number.indexOf('.') < 0) {
      return Long.parseLong(number) << (POWER_BITS * power);
    }
    BigDecimal unit = BigDecimal.valueOf(1L << (POWER_BITS * power));
    return new BigDecimal(number).multiply(unit).longValue();
  }
}
