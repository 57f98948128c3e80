package dev.c2ecs.acceptance.cloud;

import java.util.List;
import java.util.Set;

/**
 * The tasks that run for an ECS service since its last deployment.
 *
 * @param taskDefinition the ARN of the revision
 * @param count how many tasks are wanted
 * @param subnets where they are
 * @param groups the security groups of their interfaces
 * @param targetGroups the target groups that they are registered in
 * @param registries the Cloud Map services that they are registered in
 * @param settings whatever else begins a new deployment when it changes, to be compared
 * @param connectNames the names of Service Connect that they know, {@code name:port}
 * @param namesAtStart the DNS names that existed when they started
 */
record Deployment(
    String taskDefinition,
    int count,
    List<String> subnets,
    List<String> groups,
    List<String> targetGroups,
    List<String> registries,
    String settings,
    Set<String> connectNames,
    Set<String> namesAtStart) {

  boolean runs() {
    return count > 0;
  }

  /** Whether these are the tasks that another deployment wants. */
  boolean hasTasksOf(Deployment other) {
    return taskDefinition.equals(other.taskDefinition)
        && subnets.equals(other.subnets)
        && groups.equals(other.groups)
        && targetGroups.equals(other.targetGroups)
        && registries.equals(other.registries)
        && settings.equals(other.settings);
  }

  Deployment withCount(int wanted) {
    return new Deployment(
        taskDefinition,
        wanted,
        subnets,
        groups,
        targetGroups,
        registries,
        settings,
        connectNames,
        namesAtStart);
  }
}
