package dev.c2ecs.compose.shortform;

/** A short form that cannot be read; the message says why. */
public final class ShortFormException extends Exception {
  private static final long serialVersionUID = 1L;

  public ShortFormException(String message) {
    super(message, null, false, false);
  }
}
