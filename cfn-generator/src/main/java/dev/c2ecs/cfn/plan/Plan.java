package dev.c2ecs.cfn.plan;

import dev.c2ecs.cfn.discovery.DiscoveryPlan;
import dev.c2ecs.cfn.extension.ProjectExtensions;
import dev.c2ecs.cfn.images.ImagePlan;
import dev.c2ecs.cfn.loadbalancing.LoadBalancingPlan;
import dev.c2ecs.cfn.network.NetworkPlan;
import dev.c2ecs.cfn.secrets.EnvironmentKeys;
import dev.c2ecs.cfn.secrets.ProjectCredentials;
import dev.c2ecs.cfn.service.ClusterPlan;
import dev.c2ecs.cfn.storage.AccessPoints;
import dev.c2ecs.cfn.storage.StoragePlan;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.compose.model.ComposeProject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A project as ECS will run it: what is decided about each concern, before anything is written.
 *
 * @param project the Compose project
 * @param credentials which values are credentials from outside the Compose file
 * @param extensions what the project says under {@code x-aws-} keys
 * @param network the network that the stack is in
 * @param cluster the cluster that the services are in
 * @param ids the names of resources and parameters
 * @param tasks the tasks by the name of their main service, sorted
 * @param discovery how services find each other
 * @param storage what is mounted
 * @param images where images come from and what must be in them
 * @param loadBalancing what load balancers publish
 * @param accessPoints the access points of file systems
 * @param keys the credentials that are variables, as keys of secrets
 * @param before for each task with an ECS service the services that are created before it
 * @param taskRoles the tasks whose containers need a role, known when all concerns but it are
 *     mapped
 */
public record Plan(
    ComposeProject project,
    ProjectCredentials credentials,
    ProjectExtensions extensions,
    NetworkPlan network,
    ClusterPlan cluster,
    LogicalIds ids,
    Map<String, TaskPlan> tasks,
    DiscoveryPlan discovery,
    StoragePlan storage,
    ImagePlan images,
    LoadBalancingPlan loadBalancing,
    AccessPoints accessPoints,
    EnvironmentKeys keys,
    Map<String, Set<String>> before,
    Set<String> taskRoles) {

  public Plan {
    tasks = Collections.unmodifiableMap(new TreeMap<>(tasks));
    before = Collections.unmodifiableMap(new TreeMap<>(before));
    taskRoles = Set.copyOf(taskRoles);
  }

  /** The plan with the tasks whose containers need a role. */
  public Plan withTaskRoles(Set<String> names) {
    return new Plan(
        project,
        credentials,
        extensions,
        network,
        cluster,
        ids,
        tasks,
        discovery,
        storage,
        images,
        loadBalancing,
        accessPoints,
        keys,
        before,
        names);
  }

  /** Whether the containers of a task have a role. */
  public boolean hasTaskRole(TaskPlan task) {
    return taskRoles.contains(task.name());
  }

  /** The name of the project. */
  public String name() {
    return project.name();
  }

  /** The tasks that an ECS service keeps running. */
  public List<TaskPlan> services() {
    return tasks.values().stream().filter(TaskPlan::runsAlways).toList();
  }
}
