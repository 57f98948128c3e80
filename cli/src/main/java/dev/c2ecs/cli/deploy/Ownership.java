package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.aws.Stacks;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.stack.OwnStack;
import dev.c2ecs.cli.stack.StackInfo;
import dev.c2ecs.cli.stack.StackState;
import java.util.Optional;

/**
 * The one guard before everything that changes: whether a stack is the one of a project, in
 * whatever state it is. A description is no proof, tags are.
 */
final class Ownership {

  private final Session session;
  private final ProjectIdentity project;
  private boolean agreed;

  Ownership(Session session, ProjectIdentity project) {
    this.session = session;
    this.project = project;
    this.agreed = project.same();
  }

  /** Why a stack in a state that CloudFormation did not have before is left alone. */
  static Refusal unknown(StackInfo stack) {
    return new Refusal(
        DeployCode.STACK_STATE,
        "the stack "
            + stack.name()
            + " is "
            + stack.words()
            + ": nothing was changed. A newer version may know it");
  }

  /**
   * The stack, as one that the project may change.
   *
   * @throws DeployFailure if it is of another project, or of none of ours, or the user does not
   *     agree that a project from another place is the same one
   */
  OwnStack of(StackInfo stack) {
    OwnStack own =
        OwnStack.of(stack, owner(stack), project.name()).orElseThrow(() -> foreign(stack));
    if (stack.state() == StackState.UNKNOWN) {
      throw unknown(stack);
    }
    sameSource(stack);
    return own;
  }

  /**
   * The project that a stack belongs to. One that was never deployed has no tags yet: its change
   * sets bring them.
   */
  private String owner(StackInfo stack) {
    boolean takenOver =
        stack.project().isEmpty() && project.takenOver().equals(Optional.of(stack.name()));
    if (!stack.state().exists() || takenOver) {
      return project.name();
    }
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

  private Refusal foreign(StackInfo stack) {
    String owner = stack.project();
    String whose =
        stack.isOfDocker()
            ? "was made by Docker's integration"
            : owner.isEmpty() ? "is not of c2ecs" : "is of the project " + owner;
    String way =
        stack.state() == StackState.REVIEW_IN_PROGRESS
            ? "; it is empty: `aws cloudformation delete-stack --stack-name "
                + stack.name()
                + "` removes it, if nobody needs it"
            : owner.isEmpty()
                ? ", or take it over with `c2ecs deploy --take-over " + stack.name() + "`"
                : "";
    return new Refusal(
        DeployCode.STACK_FOREIGN,
        "the stack "
            + stack.name()
            + " "
            + whose
            + " and is left alone: choose another project name with -p"
            + way);
  }

  /** Two folders of one name may belong to different repositories. */
  private void sameSource(StackInfo stack) {
    Optional<String> theirs = project.otherSource(stack.tags());
    if (theirs.isEmpty() || agreed) {
      return;
    }
    String question =
        "The stack "
            + stack.name()
            + " was created from "
            + theirs.get()
            + ", this project is "
            + project.source().orElse("")
            + ". Is it the same project?";
    if (!session.console().interactive()) {
      throw new Refusal(
          DeployCode.OTHER_SOURCE,
          "the stack "
              + stack.name()
              + " was created from "
              + theirs.get()
              + ", this project is "
              + project.source().orElse("")
              + ": give --same-project if it is the same project, or choose another name with -p"
              + " or `name:`");
    }
    if (!session.console().confirm(question)) {
      throw new Refusal(
          DeployCode.OTHER_SOURCE,
          "nothing was changed: choose another project name with -p or `name:`");
    }
    agreed = true;
  }
}
