package dev.c2ecs.cfn.task;

import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tasks by the services in them. */
public final class TaskIndex {

  private final Map<String, List<TaskPlan>> running = new HashMap<>();
  private final Map<String, TaskPlan> serving = new HashMap<>();

  /** An index of tasks. */
  public TaskIndex(Collection<TaskPlan> tasks) {
    for (TaskPlan task : tasks) {
      for (Service container : task.containers()) {
        running.computeIfAbsent(container.name(), key -> new ArrayList<>()).add(task);
      }
      for (Service server : task.servers()) {
        serving.put(server.name(), task);
      }
    }
  }

  /** The tasks with a container of a service, in their order: a job may be in several. */
  public List<TaskPlan> running(String service) {
    return running.getOrDefault(service, List.of());
  }

  /** The task through which others reach a service. */
  public Optional<TaskPlan> serving(String service) {
    return Optional.ofNullable(serving.get(service));
  }
}
