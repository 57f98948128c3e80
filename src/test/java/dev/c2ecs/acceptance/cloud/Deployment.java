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
    Set<String> connectNames,
    Set<String> namesAtStart) {

  boolean runs() {
    return count > 0;
  }

  Deployment withCount(int wanted) {
    return new Deployment(
        taskDefinition,
        wanted,
        subnets,
        groups,
        targetGroups,
        registries,
        connectNames,
        namesAtStart);
  }
}
