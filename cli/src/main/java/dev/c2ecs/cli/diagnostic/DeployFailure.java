package dev.c2ecs.cli.diagnostic;

import java.util.Optional;

/**
 * Ends a deployment, or another command that works with AWS: {@link Refusal} says what is wrong
 * here, the other kind is what AWS answered. The message is for people.
 */
public abstract class DeployFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A failure that is told in a message. */
  protected DeployFailure(String message) {
    super(message);
  }

  /** The message as the end of a sentence; before one of ours is its code. */
  public String reason() {
    return String.valueOf(getMessage());
  }

  /** Whether the same call may work a little later: throttling, the network, a server in need. */
  public boolean isPassing() {
    return false;
  }

  /** Whether the credentials have expired. */
  public boolean isExpired() {
    return false;
  }

  /** Whether a permission is missing; {@link #action} names it where it is known. */
  public boolean isDenied() {
    return false;
  }

  /** The action that is not allowed, {@code cloudformation:DescribeStacks} and the like. */
  public Optional<String> action() {
    return Optional.empty();
  }

  /**
   * Whether AWS answered with an error of this name.
   *
   * @param code how its error code begins
   */
  public boolean isAnswer(String code) {
    return false;
  }

  /** The same failure, told by somebody who knows more. */
  public abstract DeployFailure inOtherWords(String words);

  /**
   * The same failure when nothing is to be decided any more: it counts neither as passing nor as a
   * lack of permissions.
   */
  public abstract DeployFailure atLast(String words);
}
