package dev.c2ecs.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times of the command line, as docker takes them: RFC 3339 with or without a zone, a date, seconds
 * since 1970, or how long ago as Go writes durations.
 *
 * @see <a href="https://docs.docker.com/reference/cli/docker/container/logs/#since">docker logs,
 *     --since</a>
 */
final class AskedTime {

  private static final Pattern DURATION =
      Pattern.compile("(?=\\d)(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,9})s)?");
  private static final Pattern SECONDS = Pattern.compile("(\\d{9,11})(?:\\.(\\d{1,9}))?");

  private AskedTime() {}

  /** A time; empty when the text is none. */
  static Optional<Instant> of(String text, Instant now) {
    Matcher ago = DURATION.matcher(text);
    if (ago.matches()) {
      return Optional.of(
          now.minus(Duration.ofDays(number(ago.group(1))))
              .minus(Duration.ofHours(number(ago.group(2))))
              .minus(Duration.ofMinutes(number(ago.group(3))))
              .minus(Duration.ofSeconds(number(ago.group(4)))));
    }
    Matcher seconds = SECONDS.matcher(text);
    if (seconds.matches()) {
      String fraction = seconds.group(2) == null ? "" : seconds.group(2);
      return Optional.of(
          Instant.ofEpochSecond(
              number(seconds.group(1)), number(fraction + "0".repeat(9 - fraction.length()))));
    }
    return written(text);
  }

  private static long number(@Nullable String text) {
    return text == null || text.isEmpty() ? 0 : Long.parseLong(text);
  }

  private static Optional<Instant> written(String text) {
    ZoneId zone = ZoneId.systemDefault();
    try {
      if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
        return Optional.of(LocalDate.parse(text).atStartOfDay(zone).toInstant());
      }
      return Optional.of(
          text.matches(".*(?:Z|[+-]\\d{2}:\\d{2})")
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDateTime.parse(text).atZone(zone).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
