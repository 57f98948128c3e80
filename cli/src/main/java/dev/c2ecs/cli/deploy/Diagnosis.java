package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.aws.Tasks;
import dev.c2ecs.cli.stack.Cause;
import dev.c2ecs.cli.stack.Causes;
import dev.c2ecs.cli.stack.EventDump;
import dev.c2ecs.cli.stack.FailedTask;
import dev.c2ecs.cli.stack.Origins;
import dev.c2ecs.cli.stack.Row;
import dev.c2ecs.cli.stack.ServiceView;
import dev.c2ecs.cli.stack.StackEvent;
import dev.c2ecs.cli.stack.StackInfo;
import dev.c2ecs.cli.stack.StackNames;
import dev.c2ecs.cli.stack.StackResource;
import dev.c2ecs.cli.terminal.Console;
import dev.c2ecs.cli.terminal.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  public static Result of(EventDump dump, Origins origins, Positions positions, Console console) {
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

  private static Result result(Optional<Cause> cause, Positions positions, Console console) {
    return cause
        .map(c -> new Result(false, CauseText.lines(c, positions, console)))
        .orElse(new Result(true, List.of("nothing failed in the last operation")));
  }

  /** The diagnosis of a stack. */
  public static Result of(Session session, String project, Positions positions) {
    String name = StackNames.of(project);
    Optional<StackInfo> found = session.stacks().find(name);
    if (found.isEmpty()) {
      return new Result(true, List.of("there is no stack " + name + " in " + session.place()));
    }
    StackInfo stack = found.get();
    List<String> lines = new ArrayList<>();
    lines.add("stack " + name + ": " + stack.state().words());
    Origins origins = session.origins(stack);
    List<FailedTask> failed = new ArrayList<>();
    List<ServiceView> services = new ArrayList<>();
    look(session, stack, failed, services);
    boolean failedState = !stack.state().isSuccess() && !stack.state().isMoving();
    Optional<Cause> cause =
        failedState
            ? Causes.of(
                session.stacks().events(stack.id(), Diagnosis::isBeginning, true),
                failed,
                services,
                origins)
            : Optional.empty();
    cause.ifPresent(c -> lines.addAll(CauseText.lines(c, positions, session.console())));
    if (failedState) {
      lines.add(Ending.next(stack.state()));
    }
    boolean weak = weak(services, failed, origins, lines, cause.isPresent());
    return new Result(!failedState && !weak, lines);
  }

  private static boolean isBeginning(StackEvent event) {
    return event.beginsOperation() && !event.status().contains("ROLLBACK");
  }

  private static void look(
      Session session, StackInfo stack, List<FailedTask> failed, List<ServiceView> services) {
    Map<String, String> ids = new HashMap<>();
    List<StackResource> resources =
        session.ifAllowed(
            "what runs is not known", () -> session.stacks().resources(stack.id()), List.of());
    for (StackResource resource : resources) {
      if (resource.exists() && Tasks.isServiceArn(resource.physicalId())) {
        ids.put(resource.physicalId(), resource.logicalId());
      }
    }
    for (ServiceView view : session.tasks().services(ids.keySet())) {
      services.add(view);
      failed.addAll(
          session.tasks().stopped(view.arn(), ids.getOrDefault(view.arn(), ""), List.of()));
    }
    session
        .tasks()
        .denied()
        .forEach(
            action ->
                session.console().line("what runs is not known: " + action + " is not allowed"));
  }

  /** Services that run fewer tasks than they should, with why the last one stopped. */
  private static boolean weak(
      List<ServiceView> services,
      List<FailedTask> failed,
      Origins origins,
      List<String> lines,
      boolean explained) {
    boolean weak = false;
    for (ServiceView view : services) {
      if (view.deployments().isEmpty()) {
        continue;
      }
      ServiceView.Deployment newest = view.deployments().get(0);
      if (newest.running() < newest.desired()) {
        weak = true;
        String arn = view.arn();
        lines.add(arn.substring(arn.lastIndexOf('/') + 1) + ": " + Row.tasks(view));
      }
    }
    if (!explained) {
      failed.stream()
          .reduce((first, second) -> second)
          .ifPresent(
              task ->
                  lines.add(
                      origins.object(task.service()).label()
                          + ": task "
                          + Row.shortId(task.id())
                          + " stopped: "
                          + Words.harmless(task.summary())));
    }
    return weak;
  }
}
