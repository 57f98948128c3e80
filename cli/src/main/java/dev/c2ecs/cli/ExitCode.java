package dev.c2ecs.cli;

/** The exit codes of the program. */
final class ExitCode {

  static final int OK = 0;

  /** The operation failed, or the file has errors. */
  static final int FAILED = 1;

  /** Wrong usage. */
  static final int USAGE = 2;

  /** What was compared is different. */
  static final int DIFFERENT = 3;

  private ExitCode() {}
}
