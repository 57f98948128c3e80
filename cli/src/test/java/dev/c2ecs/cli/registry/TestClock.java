package dev.c2ecs.cli.registry;

import dev.c2ecs.cli.terminal.RunClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A clock that moves when somebody waits, and lets nobody be silent for long. */
final class TestClock implements RunClock {

  static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

  private final List<Duration> waits = new ArrayList<>();
  private Instant now = START;

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized void sleep(Duration duration) {
    waits.add(duration);
    now = now.plus(duration);
  }

  /** What was waited for. */
  synchronized List<Duration> waits() {
    return List.copyOf(waits);
  }

  synchronized void pass(Duration duration) {
    now = now.plus(duration);
  }

  @Override
  public double retryFactor() {
    return 1;
  }

  @Override
  public Duration patience(Duration usual) {
    return Duration.ofMillis(usual.toSeconds() * 100);
  }
}
