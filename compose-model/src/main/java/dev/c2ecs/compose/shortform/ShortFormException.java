package dev.c2ecs.compose.shortform;

/** A short form that cannot be read; the message says why. */
public final class ShortFormException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  public ShortFormException(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  /** Why the short form cannot be read. */
  public String reason() {
    return reason;
  }
}
