package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.stack.FailedTask;
import dev.c2ecs.cli.stack.ProgressRow;
import dev.c2ecs.cli.stack.Running;
import dev.c2ecs.cli.stack.ServiceView;
import dev.c2ecs.cli.terminal.CommonWords;
import java.util.List;
import java.util.Optional;

/** What runs and what does not, for people. */
final class RunningText {

  private RunningText() {}

  /**
   * Adds what is seen.
   *
   * @param explained whether a cause was told already
   * @param rests whether the last operation on the stack ended well
   * @return whether everything could be looked at and runs as the template says
   */
  static boolean lines(StackLook look, boolean explained, boolean rests, List<String> lines) {
    boolean well = look.unseen().isEmpty();
    Running running = look.running().orElse(new Running(List.of()));
    for (Running.Service service : running.ailing()) {
      boolean starts =
          service.condition() == Running.Condition.STARTING && service.running() == service.tasks();
      well &= starts;
      lines.add(service.object().label() + ": " + service.words());
      if (!starts) {
        if (!explained) {
          reason(service, look.failed()).ifPresent(reason -> lines.add("    " + reason));
        }
        lines.add("    ^ " + way(service.condition()));
      }
    }
    if (rests && running.isWell() && !running.services().isEmpty()) {
      lines.add(
          "every service runs as the template says, "
              + CommonWords.count(running.running(), "task")
              + " in all");
    }
    lines.addAll(look.unseen());
    return well;
  }

  /** Why the last task stopped, else what ECS said last. */
  private static Optional<String> reason(Running.Service service, List<FailedTask> failed) {
    return failed.stream()
        .filter(task -> task.service().equals(service.logicalId()))
        .reduce((first, second) -> second)
        .map(
            task ->
                "task "
                    + ProgressRow.shortId(task.id())
                    + " stopped: "
                    + CommonWords.harmless(task.summary()))
        .or(
            () ->
                service.view().map(ServiceView::messages).orElse(List.of()).stream()
                    .findFirst()
                    .map(message -> "ECS says: " + CommonWords.harmless(message.text())));
  }

  private static String way(Running.Condition condition) {
    return switch (condition) {
      case MISSING, DRAINING -> "`c2ecs deploy` makes it again, or says how";
      case SCALED_TO_ZERO, FEWER_WANTED -> "`c2ecs deploy` sets it back";
      case OTHER_TASK_DEFINITION -> "`c2ecs deploy` goes back to that of the stack";
      case STARTING -> "wait for it: `c2ecs deploy` follows it";
      case WEAK, WELL -> "mend what stops the tasks, then `c2ecs deploy --force-recreate`";
    };
  }
}
