package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.stack.Cause;
import dev.c2ecs.cli.stack.Causes;
import dev.c2ecs.cli.stack.EventDump;
import dev.c2ecs.cli.stack.ResourceOrigins;
import dev.c2ecs.cli.stack.StackEvent;
import dev.c2ecs.cli.stack.StackInfo;
import dev.c2ecs.cli.stack.StackNames;
import dev.c2ecs.cli.terminal.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says why the last operation on a stack failed, and which tasks do not run. */
public final class Diagnosis {

  private Diagnosis() {}

  /**
   * What was found.
   *
   * @param healthy whether nothing is wrong
   * @param lines what to print
   */
  public record Result(boolean healthy, List<String> lines) {
    public Result {
      lines = List.copyOf(lines);
    }
  }

  /** The diagnosis of saved events. */
  public static Result of(
      EventDump dump, ResourceOrigins origins, SourcePositions positions, Console console) {
    return result(
        Causes.of(latest(dump.events()), dump.failed(), dump.services(), origins),
        positions,
        console);
  }

  /** The events of the last operation. */
  private static List<StackEvent> latest(List<StackEvent> events) {
    int from = 0;
    for (int i = 0; i < events.size(); i++) {
      StackEvent event = events.get(i);
      if (isBeginning(event)) {
        from = i;
      }
    }
    return events.subList(from, events.size());
  }

  private static Result result(Optional<Cause> cause, SourcePositions positions, Console console) {
    return cause
        .map(c -> new Result(false, CauseText.lines(c, positions, console)))
        .orElse(new Result(true, List.of("nothing failed in the last operation")));
  }

  /** The diagnosis of a stack. */
  public static Result of(Session session, String project, SourcePositions positions) {
    String name = StackNames.of(project);
    Optional<StackInfo> found = session.stacks().find(name);
    if (found.isEmpty()) {
      return new Result(true, List.of("there is no stack " + name + " in " + session.place()));
    }
    StackInfo stack = found.get();
    List<String> lines = new ArrayList<>();
    lines.add("stack " + name + ": " + stack.words());
    boolean failedState = !stack.state().isSuccess() && !stack.state().isMoving();
    StackLook look = StackLook.at(session, stack);
    Optional<Cause> cause =
        failedState
            ? Causes.of(
                session.stacks().events(stack.id(), Diagnosis::isBeginning, true),
                look.failed(),
                look.views(),
                look.origins())
            : Optional.empty();
    cause.ifPresent(c -> lines.addAll(CauseText.lines(c, positions, session.console())));
    if (failedState) {
      lines.add(EndReport.next(stack.state()));
    }
    boolean well = RunningText.lines(look, cause.isPresent(), !failedState, lines);
    return new Result(!failedState && well, lines);
  }

  private static boolean isBeginning(StackEvent event) {
    return event.beginsOperation() && !event.status().contains("ROLLBACK");
  }
}
