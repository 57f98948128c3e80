package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.terminal.Console;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What happens on Ctrl-C: the terminal is put right, what is left open is closed, and a sentence
 * says how to go on. The JVM ends with 130 by itself.
 */
public final class Interrupts {

  private record Plan(Runnable action, String words) {}

  private static final Plan NOTHING = new Plan(() -> {}, "");

  private final AtomicReference<Plan> plan = new AtomicReference<>(NOTHING);
  private final Thread hook;

  private Interrupts(Console console) {
    this.hook =
        new Thread(
            () -> {
              Plan now = plan.getAndSet(NOTHING);
              now.action().run();
              if (!now.words().isEmpty()) {
                console.line("\n" + now.words());
              }
            });
  }

  /** Starts to listen. */
  static Interrupts of(Console console) {
    Interrupts interrupts = new Interrupts(console);
    Runtime.getRuntime().addShutdownHook(interrupts.hook);
    return interrupts;
  }

  /**
   * From now on an interruption does this.
   *
   * @param words what it says, empty for nothing
   */
  void plan(String words, Runnable action) {
    plan.set(new Plan(action, words));
  }

  /** From now on an interruption says and does nothing. */
  void clear() {
    plan.set(NOTHING);
  }

  /** Stops to listen. */
  void disarm() {
    clear();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the program is ending already
    }
  }
}
