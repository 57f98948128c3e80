package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.terminal.Console;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What happens on Ctrl-C: the terminal is put right, what is left open is closed, and a sentence
 * says how to go on. The JVM ends with 130 by itself.
 */
final class Interrupts {

  private record Plan(Runnable action, Supplier<String> words) {}

  private static final Plan NOTHING = new Plan(() -> {}, () -> "");

  private final AtomicReference<Plan> plan = new AtomicReference<>(NOTHING);
  private final Thread hook;

  private Interrupts(Console console) {
    this.hook = new Thread(() -> interrupted(console));
  }

  private void interrupted(Console console) {
    Plan now = plan.getAndSet(NOTHING);
    now.action().run();
    String words = now.words().get();
    if (!words.isEmpty()) {
      console.line("\n" + words);
    }
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
    plan(() -> words, action);
  }

  /**
   * From now on an interruption does this.
   *
   * @param words tells, when it comes, what it says; empty for nothing
   */
  void plan(Supplier<String> words, Runnable action) {
    plan.set(new Plan(action, words));
  }

  /** Until the answer an interruption says that nothing was changed, unless more is planned. */
  boolean ask(BooleanSupplier question) {
    Plan open = new Plan(() -> {}, () -> "nothing was changed");
    boolean mine = plan.compareAndSet(NOTHING, open);
    try {
      return question.getAsBoolean();
    } finally {
      if (mine) {
        plan.compareAndSet(open, NOTHING);
      }
    }
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
