package dev.c2ecs.cli.terminal;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Says on a terminal what is being waited for, once that takes longer than a moment, on a line that
 * is gone afterwards.
 */
public final class Waiting {

  private static final List<String> FRAMES = List.of("|", "/", "-", "\\");
  private static final long PATIENCE_MILLIS = 800;
  private static final long FRAME_MILLIS = 250;
  private static final int SPEAKS_SECONDS = 3;

  private final Console console;
  private final String what;

  /**
   * Something that is waited for.
   *
   * @param what a present participle and its object: {@code looking at the stack}
   */
  public Waiting(Console console, String what) {
    this.console = console;
    this.what = what;
  }

  /**
   * Does something; a terminal shows meanwhile what it is.
   *
   * @param shown whether lines that are drawn over are wanted
   */
  public static <T> T during(Console console, boolean shown, String what, Supplier<T> work) {
    if (!shown || !console.interactive()) {
      return work.get();
    }
    Waiting waiting = new Waiting(console, what);
    Thread thread = new Thread(waiting::run, "waiting");
    thread.setDaemon(true);
    thread.start();
    try {
      return work.get();
    } finally {
      end(thread);
      waiting.clear();
    }
  }

  private static void end(Thread thread) {
    thread.interrupt();
    boolean interrupted = Thread.interrupted();
    try {
      thread.join();
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      Thread.sleep(PATIENCE_MILLIS);
      for (long millis = PATIENCE_MILLIS; ; millis += FRAME_MILLIS) {
        draw(Duration.ofMillis(millis));
        Thread.sleep(FRAME_MILLIS);
      }
    } catch (InterruptedException e) {
      // the work is done
    }
  }

  /** Draws the line for a time that was waited. */
  public void draw(Duration waited) {
    long frame = waited.toMillis() / FRAME_MILLIS % FRAMES.size();
    String time = waited.toSeconds() < SPEAKS_SECONDS ? "" : " " + CommonWords.time(waited);
    String line = FRAMES.get((int) frame) + " " + what + time;
    console.overlay().draw(console.err(), Columns.cut(line, console.width() - 1));
  }

  /** Erases the line. */
  public void clear() {
    console.overlay().clear(console.err());
  }
}
