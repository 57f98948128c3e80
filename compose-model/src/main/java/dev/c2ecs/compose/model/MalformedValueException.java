package dev.c2ecs.compose.model;

/**
 * A text that is no value of its kind: no size, no duration, no port, no mount. The message says
 * why.
 */
public final class MalformedValueException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * A refusal of a text.
   *
   * @param reason why it cannot be read, with the text in it
   */
  public MalformedValueException(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  /** Why the text cannot be read. */
  public String reason() {
    return reason;
  }
}
