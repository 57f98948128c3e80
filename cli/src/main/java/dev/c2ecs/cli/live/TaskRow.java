package dev.c2ecs.cli.live;

import dev.c2ecs.cli.stack.TaskView;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A task as {@code ps} shows it.
 *
 * @param service the Compose service
 * @param name its name, {@code web-1}
 * @param state how it is
 * @param words the same in words, with its health or its exit code
 * @param since since when
 * @param container the container of the service in it, empty before ECS tells of it
 * @param task the task
 */
public record TaskRow(
    String service,
    String name,
    State state,
    String words,
    Instant since,
    Optional<TaskView.Container> container,
    TaskView task) {

  /** The states that docker compose tells of, as far as a task has them. */
  public enum State {
    /** It is being started. */
    starting,
    /** It runs. */
    running,
    /** It is being stopped. */
    stopping,
    /** It has ended. */
    exited
  }

  static TaskRow of(Member member, TaskView task, String name) {
    Optional<TaskView.Container> container =
        member.containers().stream()
            .filter(writer -> !writer.helper() && writer.service().equals(member.service()))
            .findFirst()
            .flatMap(writer -> task.container(writer.container()));
    State state = state(task);
    Instant since =
        (state == State.exited ? task.stopped() : task.started()).orElse(task.created());
    return new TaskRow(
        member.service(), name, state, words(state, task, container), since, container, task);
  }

  private static State state(TaskView task) {
    return switch (task.status()) {
      case "PROVISIONING", "PENDING", "ACTIVATING" -> State.starting;
      case "DEACTIVATING", "STOPPING", "DEPROVISIONING" -> State.stopping;
      case "STOPPED", "DELETED" -> State.exited;
      default -> task.desired().equals("STOPPED") ? State.stopping : State.running;
    };
  }

  private static String words(State state, TaskView task, Optional<TaskView.Container> container) {
    if (state == State.exited) {
      Optional<Integer> code = container.flatMap(TaskView.Container::exitCode);
      return code.map(number -> state + " (" + number + ")").orElse(state.toString());
    }
    String health = task.health().toLowerCase(Locale.ROOT);
    return state == State.running && !health.equals("unknown")
        ? state + " (" + health + ")"
        : state.toString();
  }

  /** Why it ended. */
  public String reason() {
    return StopWords.of(task);
  }

  /** The last letters of its zone, {@code 1a}; empty before it has one. */
  public String zone() {
    return task.zone().substring(task.zone().lastIndexOf('-') + 1);
  }
}
