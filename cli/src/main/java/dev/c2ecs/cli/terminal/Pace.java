package dev.c2ecs.cli.terminal;

import java.time.Duration;
import java.time.Instant;

/** The clock of a run, and its patience. */
public interface Pace {

  /** The time. */
  Instant now();

  /** Waits. */
  void sleep(Duration duration);

  /** By how much waiting between the tries of one call is multiplied; 1 outside of tests. */
  double retryFactor();

  /** How long one call may take when it usually may take so long; the same outside of tests. */
  default Duration patience(Duration usual) {
    return usual;
  }

  /** The clock of the machine. */
  static Pace system() {
    return new Pace() {
      @Override
      public Instant now() {
        return Instant.now();
      }

      @Override
      public void sleep(Duration duration) {
        try {
          Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }

      @Override
      public double retryFactor() {
        return 1;
      }
    };
  }
}
