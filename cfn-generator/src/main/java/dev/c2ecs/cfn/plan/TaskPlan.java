package dev.c2ecs.cfn.plan;

import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A task: the containers that run together.
 *
 * @param service the service whose container keeps the task alive
 * @param jobs the services that must succeed before, in order
 * @param runsAlways whether an ECS service keeps it running; else it is only defined
 * @param scaling how the number of tasks follows the load
 * @param size the size of the task
 */
public record TaskPlan(
    Service service,
    List<Service> jobs,
    boolean runsAlways,
    Optional<Scaling> scaling,
    FargateSize size) {

  public TaskPlan {
    jobs = List.copyOf(jobs);
  }

  /** The name of the main service. */
  public String name() {
    return service.name();
  }

  /** The services of all containers, jobs first. */
  public List<Service> containers() {
    List<Service> all = new ArrayList<>(jobs);
    all.add(service);
    return List.copyOf(all);
  }

  /** The wanted number of tasks. */
  public int replicas() {
    return service.replicas().orElse(1);
  }
}
