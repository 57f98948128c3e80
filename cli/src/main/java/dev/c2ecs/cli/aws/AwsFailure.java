package dev.c2ecs.cli.aws;

/** AWS refused a call or could not be reached; the message is for people. */
public final class AwsFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * A failure.
   *
   * @param code the error code of AWS, empty when there is none
   * @param message what went wrong and what to do
   */
  public AwsFailure(String code, String message) {
    super(message);
    this.code = code;
  }

  /** The error code of AWS, empty when there is none. */
  public String code() {
    return code;
  }
}
