package dev.c2ecs.cli.stack;

import java.util.Optional;

/** A stack that a project may change. Calls that change a stack take nothing else. */
public final class OwnStack {

  private final StackInfo info;

  private OwnStack(StackInfo info) {
    this.info = info;
  }

  /**
   * A stack as the project's own.
   *
   * @param owner the project that its tags name, empty when they name none
   * @param project the project that asks
   * @return empty when it is somebody else's
   */
  public static Optional<OwnStack> of(StackInfo stack, String owner, String project) {
    return !owner.isEmpty() && owner.equals(project)
        ? Optional.of(new OwnStack(stack))
        : Optional.empty();
  }

  /** The same stack as it is now. */
  public Optional<OwnStack> now(Optional<StackInfo> stack) {
    return stack.filter(s -> s.id().equals(info.id())).map(OwnStack::new);
  }

  /** What is known about it. */
  public StackInfo info() {
    return info;
  }

  /** Its ARN. */
  public String id() {
    return info.id();
  }

  /** Its state. */
  public StackState state() {
    return info.state();
  }
}
