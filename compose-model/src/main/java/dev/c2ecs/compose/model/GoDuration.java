package dev.c2ecs.compose.model;

import java.time.Duration;
import java.util.Map;

/**
 * Durations such as {@code 1m30s}: numbers with the units ns, us, µs, ms, s, m, h, d, w.
 *
 * @see <a href="https://docs.docker.com/reference/compose-file/extension/#specifying-durations">
 *     Compose specification, durations</a>
 */
public final class GoDuration {

  private static final Map<String, Long> NANOS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "µs", 1_000L,
          "\u03bcs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L,
          "d", 86_400_000_000_000L,
          "w", 604_800_000_000_000L);

  private GoDuration() {}

  /** Parses a duration. Of each number what is less than a nanosecond is left out. */
  public static Duration parse(String text) throws MalformedValueException {
    int at = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    if (text.length() == at + 1 && text.charAt(at) == '0') {
      return Duration.ZERO;
    }
    if (text.length() == at) {
      throw malformed(text);
    }
    long nanos = 0;
    while (at < text.length()) {
      int whole = digits(text, at);
      boolean pointed = whole < text.length() && text.charAt(whole) == '.';
      int number = pointed ? digits(text, whole + 1) : whole;
      int end = number;
      while (end < text.length() && text.charAt(end) != '.' && !isDigit(text.charAt(end))) {
        end++;
      }
      Long unit = NANOS.get(text.substring(number, end));
      if (unit == null || number - at == (pointed ? 1 : 0)) {
        throw malformed(text);
      }
      long more = nanos(text.substring(at, whole), unit, text);
      if (pointed) {
        more = sum(more, fraction(text.substring(whole + 1, number), unit), text);
      }
      nanos = sum(nanos, more, text);
      at = end;
    }
    return Duration.ofNanos(text.startsWith("-") ? -nanos : nanos);
  }

  /** Where the digits end that start at a place. */
  private static int digits(String text, int start) {
    int end = start;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static long nanos(String digits, long unit, String text) throws MalformedValueException {
    try {
      return digits.isEmpty() ? 0 : Math.multiplyExact(Long.parseLong(digits), unit);
    } catch (ArithmeticException | NumberFormatException e) {
      throw tooLong(text);
    }
  }

  /** The nanoseconds of digits behind the point, computed as Go does. */
  private static long fraction(String digits, long unit) {
    long value = 0;
    double scale = 1;
    for (int i = 0; i < digits.length() && value <= Long.MAX_VALUE / 10; i++) {
      long next = value * 10 + digits.charAt(i) - '0';
      if (next < 0) {
        break;
      }
      value = next;
      scale *= 10;
    }
    return (long) (value * (unit / scale));
  }

  private static long sum(long a, long b, String text) throws MalformedValueException {
    if (a + b < 0) {
      throw tooLong(text);
    }
    return a + b;
  }

  private static MalformedValueException malformed(String text) {
    return new MalformedValueException(
        (text.isEmpty() ? "an empty text" : "`" + text + "`")
            + " is no duration: write a number with a unit, as in 30s or 1m30s");
  }

  private static MalformedValueException tooLong(String text) {
    return new MalformedValueException("the duration `" + text + "` is too long");
  }

  /** The text that Go prints for a duration: {@code 1m30s}, {@code 1.5s}, {@code 500ms}. */
  public static String format(Duration duration) {
    long nanos = duration.toNanos();
    if (nanos == 0) {
      return "0s";
    }
    String sign = nanos < 0 ? "-" : "";
    long absolute = Math.abs(nanos);
    if (absolute < 1_000_000_000L) {
      if (absolute < 1_000L) {
        return sign + absolute + "ns";
      }
      boolean micro = absolute < 1_000_000L;
      return sign + decimal(absolute, micro ? 1_000L : 1_000_000L) + (micro ? "µs" : "ms");
    }
    long minutes = absolute / 60_000_000_000L;
    String seconds = decimal(absolute % 60_000_000_000L, 1_000_000_000L) + "s";
    if (minutes == 0) {
      return sign + seconds;
    }
    String hours = minutes >= 60 ? minutes / 60 + "h" : "";
    return sign + hours + minutes % 60 + "m" + seconds;
  }

  /** A quotient whose divisor is a power of ten. */
  private static String decimal(long value, long unit) {
    long rest = value % unit;
    if (rest == 0) {
      return Long.toString(value / unit);
    }
    String digits = Long.toString(unit + rest);
    int last = digits.length() - 1;
    while (digits.charAt(last) == '0') {
      last--;
    }
    return value / unit + "." + digits.substring(1, last + 1);
  }
}
