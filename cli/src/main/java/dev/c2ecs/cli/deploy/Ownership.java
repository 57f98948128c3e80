package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.aws.AwsFailure;
import dev.c2ecs.cli.aws.Stacks;
import dev.c2ecs.cli.stack.StackInfo;
import dev.c2ecs.cli.stack.StackState;

/** Whether a stack is the one of a project: only then anything may change it, in any state. */
final class Ownership {

  private Ownership() {}

  /**
   * Checks a stack.
   *
   * @throws AwsFailure if it is of another project, or of none of ours
   */
  static void check(Session session, StackInfo stack, String project) {
    String owner = stack.state().exists() ? owner(session, stack) : project;
    if (!owner.equals(project)) {
      throw new AwsFailure(
          "ForeignStack",
          "the stack "
              + stack.name()
              + (owner.isEmpty() ? " is not of c2ecs" : " is of the project " + owner)
              + ": choose another project name with -p");
    }
  }

  /** Why a stack in a state that CloudFormation did not have before is left alone. */
  static AwsFailure unknown(StackInfo stack) {
    return new AwsFailure(
        "UnknownState",
        "the stack "
            + stack.name()
            + " is "
            + stack.words()
            + ": nothing was changed. A newer version may know it");
  }

  /** A stack that was never deployed has no tags yet: its change sets bring them. */
  private static String owner(Session session, StackInfo stack) {
    if (!stack.project().isEmpty() || stack.state() != StackState.REVIEW_IN_PROGRESS) {
      return stack.project();
    }
    return session.stacks().changeSets(stack.id()).stream()
        .map(Stacks.Listed::id)
        .map(id -> session.stacks().tagsOf(id).getOrDefault(StackInfo.PROJECT_TAG, ""))
        .distinct()
        .reduce((one, other) -> "")
        .orElse("");
  }
}
