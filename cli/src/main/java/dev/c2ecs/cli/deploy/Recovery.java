package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.stack.OwnStack;
import dev.c2ecs.cli.stack.ResourceOrigins;
import dev.c2ecs.cli.stack.StackInfo;
import dev.c2ecs.cli.stack.StackResource;
import dev.c2ecs.cli.stack.StackState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings a stack that failed into a state that can be deployed to, when the user agrees. */
final class Recovery {

  private final Session session;
  private final DeployRequest request;
  private final SourcePositions positions;
  private final ResourceOrigins origins;

  Recovery(Session session, DeployRequest request, SourcePositions positions) {
    this.session = session;
    this.request = request;
    this.positions = positions;
    this.origins = request.origins();
  }

  /** Deletes a stack that is of no use; returns whether to look again. */
  boolean recreate(OwnStack stack) {
    session.console().line("the stack is there but of no use: " + stack.state().words());
    List<String> unaccepted = new ArrayList<>();
    for (StackResource resource : session.stacks().resources(stack.id())) {
      if (resource.exists()) {
        session
            .console()
            .line(
                "    "
                    + resource.logicalId()
                    + "  "
                    + resource.physicalId()
                    + "  "
                    + resource.status().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
        if (ResourceType.FILE_SYSTEM.is(resource.type())
            && !request.accepted().contains(resource.logicalId())) {
          unaccepted.add("--accept " + resource.logicalId());
        }
      }
    }
    if (request.dryRun()) {
      throw new Refusal(
          DeployCode.NEEDS_RECOVERY,
          "a deployment would remove the stack first and create it anew");
    }
    if (!unaccepted.isEmpty() && session.yes()) {
      throw new Refusal(
          DeployCode.NOT_ACCEPTED,
          "it has a file system that may hold data, and is removed first: to agree, give "
              + String.join(" ", unaccepted));
    }
    if (!session.confirm("Remove it and create it anew?", "--yes")) {
      session.console().line("nothing was changed");
      return false;
    }
    if (session.isMoved(stack.info())) {
      return true;
    }
    return new Operations(session, positions)
        .delete(stack, origins, List.of(), request.role(), Ongoing.REPLACEMENT);
  }

  /** Continues a rollback that failed; returns whether to look again. */
  boolean rollOn(OwnStack stack) {
    failing(session, stack.info(), origins);
    if (request.dryRun()) {
      throw new Refusal(
          DeployCode.NEEDS_RECOVERY, "a deployment would continue the rollback first");
    }
    if (!session.confirm("Continue the rollback, then deploy?", "--yes")) {
      session
          .console()
          .line("nothing was changed; `c2ecs cancel --skip LOGICAL-ID` leaves a resource out");
      return false;
    }
    if (session.isMoved(stack.info())) {
      return true;
    }
    Follower.Outcome outcome =
        new Operations(session, positions)
            .follow(
                stack,
                origins,
                Map.of(),
                Ongoing.ROLLBACK,
                token -> session.stacks().continueRollback(stack, token, List.of()));
    if (outcome.state().equals(Optional.of(StackState.UPDATE_ROLLBACK_COMPLETE))) {
      return true;
    }
    new EndReport(session, positions).explain(outcome, origins);
    session
        .console()
        .line(
            "the rollback fails again: `c2ecs cancel --skip LOGICAL-ID` leaves a resource as it"
                + " is");
    return false;
  }

  /** Names the resources that a rollback failed at. */
  static void failing(Session session, StackInfo stack, ResourceOrigins origins) {
    session.console().line("the stack cannot be changed now: " + stack.state().words());
    session.stacks().resources(stack.id()).stream()
        .filter(resource -> resource.status().equals("UPDATE_FAILED"))
        .forEach(
            resource ->
                session
                    .console()
                    .line(
                        "    "
                            + origins.object(resource.logicalId()).label()
                            + ": "
                            + resource.logicalId()
                            + "  "
                            + resource.reason()));
  }
}
