package dev.c2ecs.compose.env;

/** A line of an env file that does not follow its grammar. */
public final class EnvFileException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final boolean encoding;

  EnvFileException(int line, String message) {
    this(line, message, false);
  }

  private EnvFileException(int line, String message, boolean encoding) {
    super(message);
    this.line = line;
    this.encoding = encoding;
  }

  static EnvFileException notUtf8(int line, String where) {
    return new EnvFileException(line, where + " has a byte that is not UTF-8", true);
  }

  static EnvFileException blankBeforeEquals(int line) {
    return new EnvFileException(
        line, "what stands before `=`, or the whole line, contains a blank");
  }

  /** Whether the encoding of the file is the cause. */
  public boolean isEncoding() {
    return encoding;
  }

  /** The line, from 1. */
  public int line() {
    return line;
  }
}
