package dev.c2ecs.cli.live;

import dev.c2ecs.cli.stack.TaskView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Numbers of the tasks of each service, as docker compose numbers containers: those that run have
 * the first ones, in the order in which they were made. A number stays for as long as a command
 * runs, and is given once.
 */
final class TaskNumbers {

  private final Map<String, List<String>> tasks = new HashMap<>();

  /** Gives numbers to tasks that have none. */
  void add(LiveProject project, List<TaskView> views) {
    views.stream()
        .sorted(
            Comparator.comparing(TaskView::isStopped)
                .thenComparing(TaskView::created)
                .thenComparing(TaskView::id))
        .forEach(
            task -> project.member(task).ifPresent(member -> number(member.service(), task.id())));
  }

  /** The number of a task, from 1. */
  int number(String service, String task) {
    List<String> known = tasks.computeIfAbsent(service, name -> new ArrayList<>());
    if (!known.contains(task)) {
      known.add(task);
    }
    return known.indexOf(task) + 1;
  }

  /** What a task is called: {@code web-1}. */
  String label(String service, String task) {
    return service + "-" + number(service, task);
  }

  /** The task of a number. */
  Optional<String> task(String service, int number) {
    List<String> known = tasks.getOrDefault(service, List.of());
    return number >= 1 && number <= known.size()
        ? Optional.of(known.get(number - 1))
        : Optional.empty();
  }
}
