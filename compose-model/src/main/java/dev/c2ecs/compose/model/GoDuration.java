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

  private GoDuration() {}

  /** Parses a duration. */
  public static Duration parse(String text) throws ShortFormException {
    boolean negative = text.startsWith("-");
    String rest = negative || text.startsWith("+") ? text.substring(1) : text;
    if (rest.equals("0")) {
      return Duration.ZERO;
    }
    Matcher matcher = PART.matcher(rest);
    BigDecimal nanos = BigDecimal.ZERO;
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      long unit = NANOS.getOrDefault(matcher.group(2), 0L);
      nanos = nanos.add(new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit)));
      end = matcher.end();
    }
    if (end == 0 || end != rest.length()) {
      throw new ShortFormException(
          "`" + text + "` is no duration: write a number with a unit, as in 30s or 1m30s");
    }
    if (nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw new ShortFormException("the duration `" + text + "` is too long");
    }
    return Duration.ofNanos(negative ? -nanos.longValue() : nanos.longValue());
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

  private static String decimal(long value, long unit) {
    BigDecimal number = BigDecimal.valueOf(value).divide(BigDecimal.valueOf(unit));
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
