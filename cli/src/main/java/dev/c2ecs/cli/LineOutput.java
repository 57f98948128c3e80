package dev.c2ecs.cli;

import dev.c2ecs.cli.terminal.Visible;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Standard output for results that come line by line, until somebody has seen enough. */
final class LineOutput {

  /** Nobody reads on. */
  static final class Closed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    private Closed(IOException cause) {
      super(cause);
      reason = Messages.reason(cause);
    }

    /** The same for the command. */
    Failure failure() {
      return new Failure(ExitCode.FAILED, "standard output cannot be written: " + reason);
    }
  }

  private final RunContext world;

  LineOutput(RunContext world) {
    this.world = world;
  }

  /** Shows lines for people. */
  void show(String text) {
    write(Visible.of(text).getBytes(StandardCharsets.UTF_8));
  }

  /** Writes lines for programs. */
  void data(String text) {
    write(Visible.data(text));
  }

  /** Writes what containers wrote, whatever it is. */
  void raw(String text) {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  private void write(byte[] bytes) {
    try {
      world.out().write(bytes);
      world.out().flush();
    } catch (IOException e) {
      throw new Closed(e);
    }
  }
}
