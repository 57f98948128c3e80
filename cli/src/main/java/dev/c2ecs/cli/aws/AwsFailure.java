package dev.c2ecs.cli.aws;

import java.util.Optional;

/** AWS refused a call or could not be reached; the message is for people. */
public final class AwsFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What a failure means for whoever called. */
  enum Kind {
    /** The credentials were good and are no longer. */
    EXPIRED,
    /** There are no credentials, or AWS does not accept them. */
    CREDENTIALS,
    /** A permission is missing. */
    DENIED,
    /** Too many calls. */
    THROTTLED,
    /** No answer, a part of one, or one of a server that is in trouble. */
    UNREACHABLE,
    /** Anything else. */
    OTHER
  }

  private final String code;
  private final Kind kind;
  private final String action;

  /**
   * A failure that is neither passing nor about credentials or permissions.
   *
   * @param code the error code of AWS, empty when there is none
   * @param message what went wrong and what to do
   */
  public AwsFailure(String code, String message) {
    this(Kind.OTHER, code, message, "");
  }

  /**
   * A failure.
   *
   * @param action the action that is not allowed, empty when it is another failure
   */
  AwsFailure(Kind kind, String code, String message, String action) {
    super(message);
    this.kind = kind;
    this.code = code;
    this.action = action;
  }

  /** The error code of AWS, empty when there is none. */
  public String code() {
    return code;
  }

  /** Whether the same call may work a little later: throttling, the network, a server in need. */
  public boolean isPassing() {
    return kind == Kind.THROTTLED || kind == Kind.UNREACHABLE;
  }

  /** Whether the credentials have expired. */
  public boolean isExpired() {
    return kind == Kind.EXPIRED;
  }

  /** Whether a permission is missing; {@link #action} names it where it is known. */
  public boolean isDenied() {
    return kind == Kind.DENIED;
  }

  /** The action that is not allowed, {@code cloudformation:DescribeStacks} and the like. */
  public Optional<String> action() {
    return action.isEmpty() ? Optional.empty() : Optional.of(action);
  }

  /** The same failure in other words. */
  AwsFailure in(String words) {
    return new AwsFailure(kind, code, words, action);
  }
}
