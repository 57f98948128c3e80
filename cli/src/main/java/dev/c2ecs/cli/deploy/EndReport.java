package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.stack.Cause;
import dev.c2ecs.cli.stack.Causes;
import dev.c2ecs.cli.stack.ResourceOrigins;
import dev.c2ecs.cli.stack.StackInfo;
import dev.c2ecs.cli.stack.StackState;
import dev.c2ecs.cli.terminal.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is said at the end of an operation. */
final class EndReport {

  private final Session session;
  private final Console console;
  private final SourcePositions positions;

  EndReport(Session session, SourcePositions positions) {
    this.session = session;
    this.console = session.console();
    this.positions = positions;
  }

  /**
   * Says how a deployment ended; returns whether what was sent runs.
   *
   * @param out what goes to standard output
   */
  boolean show(
      Follower.Outcome outcome,
      String stackId,
      ResourceOrigins origins,
      Sent sent,
      List<String> out) {
    if (outcome.state().isEmpty()) {
      console.line("the time is up; " + outcome.running().goesOn());
      return false;
    }
    StackState state = outcome.state().get();
    if (state.isSuccess() && state.exists()) {
      return deployed(outcome, stackId, sent, out);
    }
    explain(outcome, origins);
    console.line("the stack is now: " + state.words() + ". " + next(state));
    return false;
  }

  private boolean deployed(Follower.Outcome outcome, String stackId, Sent sent, List<String> out) {
    Optional<StackInfo> stack;
    try {
      stack = session.stacks().find(stackId);
      boolean certain = outcome.own() && stack.isPresent() && !stack.get().state().isMoving();
      if (!certain && !runs(stack, sent)) {
        console.line(
            "somebody else deployed meanwhile: what the stack runs is not what this file says."
                + " `c2ecs deploy` shows what differs");
        return false;
      }
    } catch (DeployFailure e) {
      if (!outcome.own()) {
        throw e.atLast(
            "the stack has ended well, but it cannot be told whether with what this file says: "
                + e.getMessage()
                + "\n`c2ecs deploy` looks again");
      }
      console.line("what the stack gives out cannot be read now: " + e.getMessage());
      stack = Optional.empty();
    }
    console.line(console.paint("1;32", "deployed"));
    stack.ifPresent(info -> out.addAll(outputs(info)));
    console.line("next: `c2ecs ls` shows it, `c2ecs deploy` changes it, `c2ecs down` removes it");
    return true;
  }

  /** Whether a stack runs what was sent: it may have been changed by somebody else since. */
  private boolean runs(Optional<StackInfo> stack, Sent sent) {
    return stack.isPresent()
        && stack.get().state().exists()
        && sent.isRunBy(stack.get(), session.stacks().template(stack.get().id()));
  }

  /** Says why an operation failed. */
  void explain(Follower.Outcome outcome, ResourceOrigins origins) {
    Optional<Cause> cause =
        Causes.of(outcome.events(), outcome.failed(), outcome.services(), origins);
    if (cause.isEmpty()) {
      outcome.events().stream()
          .filter(event -> event.isOfStack() && !event.reason().isEmpty())
          .reduce((first, second) -> second)
          .ifPresent(event -> console.line(event.status() + ": " + event.reason()));
    } else {
      CauseText.lines(cause.get(), positions, console).forEach(console::line);
    }
  }

  /** How to go on from a state after a failure. */
  static String next(StackState state) {
    return switch (state.deploy()) {
      case CREATE, UPDATE -> "Change the file and deploy again";
      case FOLLOW -> "`c2ecs deploy` follows it";
      case RECREATE -> "`c2ecs deploy` removes it and creates it anew, `c2ecs down` removes it";
      case FIX_FORWARD ->
          "Change the file and deploy again, or go back with `c2ecs cancel`; `c2ecs doctor` looks"
              + " at what was kept";
      case REFUSE -> "A newer version of c2ecs may know that state";
      case ROLL_ON -> "`c2ecs cancel` continues the rollback, `--skip LOGICAL-ID` leaves one out";
    };
  }

  /** The outputs of a stack as lines, {@code services.web.ports[0] http://…}. */
  static List<String> outputs(StackInfo stack) {
    List<String> lines = new ArrayList<>();
    for (StackInfo.Output output : stack.outputs()) {
      String name = output.description().isEmpty() ? output.name() : output.description();
      lines.add(name + "  " + output.value());
    }
    return lines;
  }
}
