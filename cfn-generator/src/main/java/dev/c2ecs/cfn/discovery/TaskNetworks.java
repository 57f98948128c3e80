package dev.c2ecs.cfn.discovery;

import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Network;
import dev.c2ecs.compose.model.Service;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** The networks that tasks are in, by which they reach each other. */
final class TaskNetworks {

  private TaskNetworks() {}

  /** Whether some of the one tasks share a network with some of the others. */
  static boolean lead(
      ComposeProject project, Collection<TaskPlan> from, Collection<TaskPlan> others) {
    Set<String> one = of(project, from);
    Set<String> other = of(project, others);
    return one.isEmpty() || other.isEmpty() || !Collections.disjoint(one, other);
  }

  private static Set<String> of(ComposeProject project, Collection<TaskPlan> tasks) {
    Set<String> names = new TreeSet<>();
    for (TaskPlan task : tasks) {
      for (Service container : task.containers()) {
        for (String key : container.networks().keySet()) {
          Network network = project.networks().get(key);
          names.add(network != null && network.external() ? network.name() : key);
        }
      }
    }
    return names;
  }
}
