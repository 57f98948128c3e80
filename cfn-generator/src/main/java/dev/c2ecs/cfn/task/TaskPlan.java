package dev.c2ecs.cfn.task;

import dev.c2ecs.cfn.scaling.Scaling;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A task: the containers that run together.
 *
 * @param service the service whose container keeps the task alive
 * @param jobs the services that must succeed before, in order
 * @param sidecars the services that share the network of the main service, by name
 * @param runsAlways whether an ECS service keeps it running; else it is only defined
 * @param scaling how the number of tasks follows the load
 * @param size the size of the task
 */
public record TaskPlan(
    Service service,
    List<Service> jobs,
    List<Service> sidecars,
    boolean runsAlways,
    Optional<Scaling> scaling,
    FargateSize size) {

  public TaskPlan {
    jobs = List.copyOf(jobs);
    sidecars = List.copyOf(sidecars);
  }

  /** The same task in a size. */
  public TaskPlan withSize(FargateSize other) {
    return new TaskPlan(service, jobs, sidecars, runsAlways, scaling, other);
  }

  /** The same task with other jobs. */
  TaskPlan withJobs(List<Service> others) {
    return new TaskPlan(service, others, sidecars, runsAlways, scaling, size);
  }

  /** The name of the main service. */
  public String name() {
    return service.name();
  }

  /** The services of all containers: jobs, the main service, its sidecars. */
  public List<Service> containers() {
    List<Service> all = new ArrayList<>(jobs);
    all.add(service);
    all.addAll(sidecars);
    return List.copyOf(all);
  }

  /** The services that others reach through this task: all but the jobs. */
  public List<Service> servers() {
    List<Service> all = new ArrayList<>();
    all.add(service);
    all.addAll(sidecars);
    return List.copyOf(all);
  }

  /** Whether a service is one of the containers. */
  public boolean has(String name) {
    for (Service container : containers()) {
      if (container.name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a service is one of the jobs. */
  public boolean isJob(String name) {
    for (Service job : jobs) {
      if (job.name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** How many tasks there may be at most when no deployment is under way. */
  public int mostTasks() {
    return Math.max(replicas(), scaling.map(Scaling::maximum).orElse(0));
  }

  /** The wanted number of tasks. */
  public int replicas() {
    return service.replicas().orElse(1);
  }
}
