package dev.c2ecs.acceptance.aws;

import dev.c2ecs.cli.terminal.Pace;
import java.time.Duration;
import java.time.Instant;

/** A clock that moves when the program waits. */
final class FakeClock implements Pace {

  static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

  private Instant now = START;

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
