package dev.c2ecs.cli.registry;

import dev.c2ecs.cli.terminal.RunClock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Tries again what may work a little later. */
final class Retry {

  private static final int TRIES = 4;
  private static final Duration FIRST = Duration.ofMillis(500);

  /** Whoever wants to be asked later than this gets an error now. */
  static final Duration LONGEST = Duration.ofSeconds(60);

  /** Something that may fail. */
  @FunctionalInterface
  interface Attempt<T> {
    T run() throws RegistryException;
  }

  private Retry() {}

  static <T> T run(RunClock clock, Attempt<T> attempt) throws RegistryException {
    Duration backoff = FIRST;
    for (int tried = 1; ; tried++) {
      try {
        return attempt.run();
      } catch (RegistryException e) {
        if (!e.isPassing() || tried == TRIES || Thread.currentThread().isInterrupted()) {
          throw e;
        }
        clock.sleep(e.pause().orElse(backoff));
        backoff = backoff.multipliedBy(2);
      }
    }
  }

  /**
   * What a {@code Retry-After} header asks for: seconds, or the date of HTTP.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110, Retry-After</a>
   */
  static Optional<Duration> after(String header, Instant now) {
    String text = header.strip();
    if (text.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration left = Duration.between(now, then);
      return Optional.of(left.isNegative() ? Duration.ZERO : left);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
