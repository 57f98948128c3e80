package dev.c2ecs.cfn.plan;

import dev.c2ecs.cfn.discovery.DiscoveryPlan;
import dev.c2ecs.cfn.images.ImagePlan;
import dev.c2ecs.cfn.loadbalancing.LoadBalancingPlan;
import dev.c2ecs.cfn.network.NetworkPlan;
import dev.c2ecs.cfn.service.ClusterPlan;
import dev.c2ecs.cfn.storage.StoragePlan;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Service;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A project as ECS will run it: what is decided about each concern, before anything is written.
 *
 * @param project the Compose project
 * @param network the network that the stack is in
 * @param cluster the cluster that the services are in
 * @param serviceIds the stems of the logical IDs of services
 * @param networkIds those of networks
 * @param volumeIds those of file systems
 * @param secretIds those of secrets
 * @param tasks the tasks by the name of their main service, sorted
 * @param discovery how services find each other
 * @param storage what is mounted
 * @param images where images come from and what must be in them
 * @param loadBalancing what load balancers publish
 * @param before for each task with an ECS service the services that are created before it
 */
public record Plan(
    ComposeProject project,
    NetworkPlan network,
    ClusterPlan cluster,
    LogicalIds serviceIds,
    LogicalIds networkIds,
    LogicalIds volumeIds,
    LogicalIds secretIds,
    Map<String, TaskPlan> tasks,
    DiscoveryPlan discovery,
    StoragePlan storage,
    ImagePlan images,
    LoadBalancingPlan loadBalancing,
    Map<String, Set<String>> before) {

  public Plan {
    tasks = Collections.unmodifiableMap(new TreeMap<>(tasks));
    before = Collections.unmodifiableMap(new TreeMap<>(before));
  }

  /** The name of the project. */
  public String name() {
    return project.name();
  }

  /** The logical ID of a resource of a service: {@code WebService}. */
  public String id(Service service, String suffix) {
    return serviceIds.of(service.name()) + suffix;
  }

  /** The tasks that an ECS service keeps running. */
  public List<TaskPlan> services() {
    return tasks.values().stream().filter(TaskPlan::runsAlways).toList();
  }
}
