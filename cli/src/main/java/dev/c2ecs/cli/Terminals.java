package dev.c2ecs.cli;

import java.io.Console;
import java.util.Optional;

/** What the terminal can do. */
final class Terminals {

  /** How the launcher says that there is none: a shell knows, Java has to look for it. */
  private static final String TERMINAL = "c2ecs.terminal";

  private Terminals() {}

  /** Whether the program talks to a terminal that shows colours, and the user wants them. */
  static boolean hasColor() {
    return System.getenv("NO_COLOR") == null
        && !"dumb".equals(System.getenv("TERM"))
        && isInteractive();
  }

  /** Whether somebody sits at the terminal. */
  static boolean isInteractive() {
    return !"none".equals(System.getProperty(TERMINAL)) && hasConsole();
  }

  private static boolean hasConsole() {
    return Optional.ofNullable(System.console()).filter(Terminals::isTerminal).isPresent();
  }

  /** From Java 22 on there is a console without a terminal too, and a method that tells. */
  private static boolean isTerminal(Console console) {
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return Runtime.version().feature() < 22;
    }
  }
}
