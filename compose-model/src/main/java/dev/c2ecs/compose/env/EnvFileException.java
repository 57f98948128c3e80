package dev.c2ecs.compose.env;

/** A line of an env file that does not follow its grammar. */
public final class EnvFileException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final String hint;

  EnvFileException(int line, String message, String hint) {
    super(message);
    this.line = line;
    this.hint = hint;
  }

  static EnvFileException notUtf8(int line, String where) {
    return new EnvFileException(
        line, where + " has a byte that is not UTF-8", "save the file as UTF-8");
  }

  static EnvFileException blankBeforeEquals(int line) {
    return new EnvFileException(
        line,
        "what stands before `=`, or the whole line, contains a blank",
        "a line of an env file is NAME=value");
  }

  /** What to do about it. */
  public String hint() {
    return hint;
  }

  /** The line, from 1. */
  public int line() {
    return line;
  }
}
