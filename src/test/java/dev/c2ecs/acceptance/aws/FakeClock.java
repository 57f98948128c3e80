package dev.c2ecs.acceptance.aws;

import dev.c2ecs.cli.terminal.RunClock;
import java.time.Duration;
import java.time.Instant;

/** A clock that moves when the program waits. */
final class FakeClock implements RunClock {

  static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

  private Instant now = START;

  /** How long a call may take; the usual time when there is none. */
  private Duration patience = Duration.ZERO;

  void impatient(Duration some) {
    patience = some;
  }

  @Override
  public Duration patience(Duration usual) {
    return patience.isZero() ? usual : patience;
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized void sleep(Duration duration) {
    now = now.plus(duration);
  }

  @Override
  public double retryFactor() {
    return 0.001;
  }
}
