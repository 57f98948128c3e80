package dev.c2ecs.cli.terminal;

import java.time.Duration;
import java.time.Instant;

/** The clock of a run, and its patience. */
public interface RunClock {

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

  /**
   * Does something again and again, on a thread of its own, until it is closed. Where time moves
   * only when somebody waits, there is never a moment for it.
   */
  default Ticker every(Duration period, Runnable action) {
    return () -> {};
  }

  /** Something that is done again and again. */
  interface Ticker extends AutoCloseable {
    @Override
    void close();
  }

  /** The clock of the machine. */
  static RunClock system() {
    return new RunClock() {
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

      @Override
      public Ticker every(Duration period, Runnable action) {
        Thread thread =
            new Thread(
                () -> {
                  while (!Thread.currentThread().isInterrupted()) {
                    action.run();
                    sleep(period);
                  }
                });
        thread.setDaemon(true);
        thread.start();
        return thread::interrupt;
      }
    };
  }
}
