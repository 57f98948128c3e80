package dev.c2ecs.compose.env;

/** A line of an env file that does not follow its grammar. */
public final class EnvFileException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;

  EnvFileException(int line, String message) {
    super(message);
    this.line = line;
  }

  static EnvFileException blankBeforeEquals(int line) {
    return new EnvFileException(
        line, "what stands before `=`, or the whole line, contains a blank");
  }

  /** The line, from 1. */
  public int line() {
    return line;
  }
}
