package dev.c2ecs.cfn.task;

import dev.c2ecs.cfn.extension.ProjectExtensions;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Dependency;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.model.VolumesFrom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A job that several services wait for runs in the task of the first of them; the others are
 * created after that one. So it runs once, as with docker compose, and not in each of them at the
 * same time.
 */
final class SharedJobs {

  private final ComposeProject project;
  private final ProjectExtensions extensions;
  private final Map<String, Integer> depths = new HashMap<>();

  SharedJobs(ComposeProject project, ProjectExtensions extensions) {
    this.project = project;
    this.extensions = extensions;
  }

  /**
   * The tasks, each job in one of them.
   *
   * @param all the tasks, each with all jobs that it waits for
   */
  Map<String, TaskPlan> of(Map<String, TaskPlan> all) {
    Map<String, TaskPlan> owners = new HashMap<>();
    Map<String, Integer> uses = new HashMap<>();
    for (TaskPlan task : all.values()) {
      for (Service job : task.jobs()) {
        uses.merge(job.name(), 1, Integer::sum);
        TaskPlan owner = owners.get(job.name());
        if (owner == null || isBefore(task, owner)) {
          owners.put(job.name(), task);
        }
      }
    }
    Map<String, TaskPlan> tasks = new TreeMap<>();
    for (TaskPlan task : all.values()) {
      List<Service> kept = new ArrayList<>();
      for (Service job : task.jobs()) {
        TaskPlan owner = owners.get(job.name());
        boolean own = owner == null || owner.name().equals(task.name());
        if (own || uses.getOrDefault(job.name(), 0) == 1 || isPartOf(task, job)) {
          kept.add(job);
        }
      }
      tasks.put(task.name(), kept.size() == task.jobs().size() ? task : task.withJobs(kept));
    }
    return tasks;
  }

  /** What runs when the stack does goes first, then what others wait for, then by name. */
  private boolean isBefore(TaskPlan one, TaskPlan other) {
    int rank = rank(one) - rank(other);
    if (rank != 0) {
      return rank < 0;
    }
    int depth = depth(one.service(), new HashSet<>()) - depth(other.service(), new HashSet<>());
    return depth != 0 ? depth < 0 : one.name().compareTo(other.name()) < 0;
  }

  private int rank(TaskPlan task) {
    if (task.runsAlways()) {
      return task.replicas() > 0 ? 0 : 1;
    }
    return extensions.of(task.service()).schedule().whole().present() ? 3 : 2;
  }

  /** How many services stand, one behind the other, before a service. */
  private int depth(Service service, Set<String> seen) {
    Integer known = depths.get(service.name());
    if (known != null) {
      return known;
    }
    if (!seen.add(service.name())) {
      return 0;
    }
    int deepest = 0;
    for (Dependency dependency : service.dependsOn().values()) {
      Service target = project.services().get(dependency.service());
      if (target != null) {
        deepest = Math.max(deepest, depth(target, seen) + 1);
      }
    }
    depths.put(service.name(), deepest);
    return deepest;
  }

  /** Whether a task takes the volumes of a job, which only containers of one task can. */
  private static boolean isPartOf(TaskPlan task, Service job) {
    for (Service container : task.containers()) {
      for (VolumesFrom from : container.volumesFrom()) {
        if (from instanceof VolumesFrom.OfService of && of.service().equals(job.name())) {
          return true;
        }
      }
    }
    return false;
  }
}
