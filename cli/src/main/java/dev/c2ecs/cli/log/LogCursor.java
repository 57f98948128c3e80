package dev.c2ecs.cli.log;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How far a log was read. Events come late, out of order and, as each look begins before the end of
 * the last one, again: the IDs of those that were seen tell the new ones. Most looks go back a
 * little, some go far back, to where IDs are still remembered.
 */
public final class LogCursor {

  /** How far a usual look goes back. */
  static final Duration NEAR = Duration.ofSeconds(20);

  /** How late an event may come. */
  public static final Duration FAR = Duration.ofMinutes(5);

  /** How often a look goes far back. */
  static final Duration SWEEP = Duration.ofSeconds(30);

  private final Instant begin;
  private final Map<String, Instant> seen = new HashMap<>();
  private Instant newest;
  private Instant swept;

  /**
   * A cursor.
   *
   * @param begin the earliest time that is of interest
   * @param now the time of the first look
   */
  public LogCursor(Instant begin, Instant now) {
    this.begin = begin;
    this.newest = begin;
    this.swept = now;
  }

  /**
   * Where the next look begins; the first one begins at the beginning.
   *
   * @param now the time of the look
   */
  public Instant next(Instant now) {
    if (Duration.between(swept, now).compareTo(SWEEP) >= 0) {
      swept = now;
      return later(begin, earlier(newest, now.minus(FAR)));
    }
    return later(begin, newest.minus(NEAR));
  }

  /**
   * Whether an event was not seen before; from now on it was.
   *
   * @param now the time; clocks of containers that are ahead of it hide no other container
   */
  public boolean take(LogEvent event, Instant now) {
    if (event.time().isBefore(begin) || seen.putIfAbsent(event.id(), event.time()) != null) {
      return false;
    }
    if (event.time().isAfter(newest)) {
      newest = later(newest, earlier(event.time(), now));
    }
    return true;
  }

  /** Forgets what no look asks for again. */
  public void forget(Instant now) {
    Instant oldest = earlier(newest.minus(NEAR), now.minus(FAR));
    seen.values().removeIf(time -> time.isBefore(oldest));
  }

  /** How many events are remembered. */
  int remembered() {
    return seen.size();
  }

  private static Instant later(Instant one, Instant two) {
    return one.isAfter(two) ? one : two;
  }

  private static Instant earlier(Instant one, Instant two) {
    return one.isBefore(two) ? one : two;
  }
}
