package dev.c2ecs.cli.aws;

import dev.c2ecs.cli.diagnostic.DeployFailure;
import java.util.Optional;

/** What AWS answered to a call that failed, or that it did not answer. */
final class AwsFailure extends DeployFailure {
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
  AwsFailure(String code, String message) {
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
  String code() {
    return code;
  }

  @Override
  public boolean isPassing() {
    return kind == Kind.THROTTLED || kind == Kind.UNREACHABLE;
  }

  @Override
  public boolean isExpired() {
    return kind == Kind.EXPIRED;
  }

  @Override
  public boolean isDenied() {
    return kind == Kind.DENIED;
  }

  @Override
  public Optional<String> action() {
    return action.isEmpty() ? Optional.empty() : Optional.of(action);
  }

  @Override
  public boolean isAnswer(String name) {
    return code.startsWith(name);
  }

  @Override
  public DeployFailure inOtherWords(String words) {
    return new AwsFailure(kind, code, words, action);
  }

  @Override
  public DeployFailure atLast(String words) {
    return new AwsFailure(code, words);
  }
}
