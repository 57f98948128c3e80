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

  private ByteSize() {}

  /** Parses a size; -1 is unlimited. */
  public static long parse(String text) throws ShortFormException {
    Matcher matcher = SIZE.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new ShortFormException(
          "`" + text + "` is no size: write a number of bytes, or 64k, 512m, 1.5g");
    }
    BigDecimal value = new BigDecimal(matcher.group(1));
    if (matcher.group(2) != null) {
      int power = UNITS.indexOf(matcher.group(2)) + 1;
      value = value.multiply(BigDecimal.valueOf(1024).pow(power));
    }
    return value.longValue();
  }
}
