package dev.c2ecs.compose.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L,
          "d", 86_400_000_000_000L,
          "w", 604_800_000_000_000L);
  private static final Pattern PART =
      Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)(ns|us|µs|ms|s|m|h|d|w)");

  /** Shorter numbers are no reason to load decimals of any length, which takes Java long. */
  private static final int ORDINARY_DIGITS = 18;

  private GoDuration() {}

  /** Parses a duration. */
  public static Duration parse(String text) throws MalformedValueException {
    boolean negative = text.startsWith("-");
    String rest = negative || text.startsWith("+") ? text.substring(1) : text;
    if (rest.equals("0")) {
      return Duration.ZERO;
    }
    Matcher matcher = PART.matcher(rest);
    long nanos = 0;
    boolean ordinary = true;
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      String number = matcher.group(1);
      long unit = NANOS.getOrDefault(matcher.group(2), 0L);
      ordinary =
          ordinary
              && number.length() <= ORDINARY_DIGITS
              && number.indexOf('.') < 0
              && Long.parseLong(number) <= (Long.MAX_VALUE - nanos) / unit;
      nanos += ordinary ? Long.parseLong(number) * unit : 0;
      end = matcher.end();
    }
    if (end == 0 || end != rest.length()) {
      throw new MalformedValueException(
          "`" + text + "` is no duration: write a number with a unit, as in 30s or 1m30s");
    }
    long exact = ordinary ? nanos : nanos(rest, text);
    return Duration.ofNanos(negative ? -exact : exact);
  }

  /** The nanoseconds of fractions and long numbers; what is less than one is left out. */
  private static long nanos(String parts, String text) throws MalformedValueException {
    BigDecimal nanos = BigDecimal.ZERO;
    Matcher matcher = PART.matcher(parts);
    while (matcher.find()) {
      long unit = NANOS.getOrDefault(matcher.group(2), 0L);
      nanos = nanos.add(new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit)));
    }
    if (nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw new MalformedValueException("the duration `" + text + "` is too long");
    }
    return nanos.longValue();
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
