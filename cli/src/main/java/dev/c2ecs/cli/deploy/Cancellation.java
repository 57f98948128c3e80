package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.stack.OwnStack;
import dev.c2ecs.cli.stack.ResourceOrigins;
import dev.c2ecs.cli.stack.StackInfo;
import dev.c2ecs.cli.stack.StackNames;
import dev.c2ecs.cli.stack.StackState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stops an update, or takes a stack out of a failed state. */
public final class Cancellation {

  private final Session session;
  private final ProjectIdentity project;
  private final List<String> skip;
  private final SourcePositions positions;

  /**
   * A cancellation.
   *
   * @param skip resources that a continued rollback leaves as they are
   */
  public Cancellation(
      Session session, ProjectIdentity project, List<String> skip, SourcePositions positions) {
    this.session = session;
    this.project = project;
    this.skip = List.copyOf(skip);
    this.positions = positions;
  }

  /** Cancels; returns whether the stack is then in a state that can be deployed to. */
  public boolean run() {
    String name = StackNames.of(project.name());
    Optional<StackInfo> found =
        session.busy("looking at the stack", () -> session.stacks().find(name));
    Optional<OwnStack> own = found.map(new Ownership(session, project)::of);
    StackState state = found.map(StackInfo::state).orElse(StackState.ABSENT);
    session
        .console()
        .line("the stack " + name + " is " + found.map(StackInfo::words).orElse(state.words()));
    if (state.cancel() == StackState.Cancel.NOTHING) {
      session.console().line("there is nothing to cancel");
      return true;
    }
    OwnStack stack = own.orElseThrow();
    ResourceOrigins origins = DeployedProject.readIfAllowed(session, stack.info()).origins();
    return switch (state.cancel()) {
      case ONLY_REMOVAL -> {
        session
            .console()
            .line(
                "a creation cannot be cancelled, only removed: `c2ecs down` does that; `c2ecs"
                    + " deploy` goes on following it");
        yield false;
      }
      case CANCEL_UPDATE ->
          ask(
              "Stop the update and go back to what ran before?",
              stack,
              origins,
              token -> session.stacks().cancelUpdate(stack, token));
      case ROLL_BACK ->
          ask(
              state == StackState.CREATE_FAILED
                  ? "Remove what the failed creation left?"
                  : "Go back to what ran before the failed update?",
              stack,
              origins,
              token -> session.stacks().rollBack(stack, token));
      case CONTINUE_ROLLBACK -> rollOn(stack, origins);
      case DELETE -> delete(stack, origins);
      case REFUSE -> throw Ownership.unknown(stack.info());
      case WAIT, NOTHING -> {
        session.console().line("it ends by itself: following it");
        yield new Operations(session, positions)
            .attach(stack.info(), origins, Optional.empty(), Ongoing.ROLLBACK);
      }
    };
  }

  private boolean rollOn(OwnStack stack, ResourceOrigins origins) {
    Recovery.failing(session, stack.info(), origins);
    return ask(
        skip.isEmpty()
            ? "Try these again, to go back to what ran before?"
            : "Go back to what ran before, leaving " + String.join(", ", skip) + " as they are?",
        stack,
        origins,
        token -> session.stacks().continueRollback(stack, token, skip));
  }

  private boolean delete(OwnStack stack, ResourceOrigins origins) {
    if (!session.confirm("Remove the stack? Nothing in it is of use", "--yes")) {
      session.console().line("nothing was changed");
      return false;
    }
    if (session.isMoved(stack.info())) {
      return run();
    }
    return new Operations(session, positions)
        .delete(stack, origins, List.of(), Optional.empty(), Ongoing.REMOVAL);
  }

  private boolean ask(
      String question, OwnStack stack, ResourceOrigins origins, Operations.Start start) {
    if (!session.confirm(question, "--yes")) {
      session.console().line("nothing was changed");
      return false;
    }
    if (session.isMoved(stack.info())) {
      return run();
    }
    Follower.Outcome outcome =
        new Operations(session, positions)
            .follow(stack, origins, Map.of(), Ongoing.ROLLBACK, start);
    StackState end = outcome.state().orElse(stack.state());
    session.console().line("the stack is now: " + end.words());
    boolean well =
        end == StackState.UPDATE_ROLLBACK_COMPLETE
            || end == StackState.ROLLBACK_COMPLETE
            || end == StackState.DELETE_COMPLETE
            || end.isSuccess();
    if (!well) {
      new EndReport(session, positions).explain(outcome, origins);
      session.console().line(EndReport.next(end));
    }
    return well;
  }
}
