package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.extension.ProjectExtensions;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.compose.model.ComposeProject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What load balancers publish.
 *
 * @param published the published ports
 * @param listeners the listeners that lead to them
 * @param existing a load balancer that exists
 * @param byService the published ports of each service
 * @param byTask the published ports of the containers of each task
 * @param byPort the listener of each published port, by its key
 */
public record LoadBalancingPlan(
    List<PublishedPort> published,
    List<ListenerPlan> listeners,
    Optional<ExistingLoadBalancer> existing,
    Map<String, List<PublishedPort>> byService,
    Map<String, List<PublishedPort>> byTask,
    Map<String, ListenerPlan> byPort) {

  public LoadBalancingPlan {
    published = List.copyOf(published);
    listeners = List.copyOf(listeners);
    byService = Collections.unmodifiableMap(byService);
    byTask = Collections.unmodifiableMap(byTask);
    byPort = Collections.unmodifiableMap(byPort);
  }

  /**
   * What is published of a project.
   *
   * @param running the tasks that an ECS service keeps running
   */
  public static LoadBalancingPlan of(
      ComposeProject project,
      ProjectExtensions extensions,
      Collection<TaskPlan> running,
      DiagnosticCollector findings) {
    List<PublishedPort> published =
        new PortPublication(project, extensions, findings).ports(List.copyOf(running));
    List<ListenerPlan> listeners = ListenerPlan.of(published);
    Map<String, List<PublishedPort>> byService = new HashMap<>();
    Map<String, List<PublishedPort>> byTask = new HashMap<>();
    for (PublishedPort port : published) {
      byService.computeIfAbsent(port.service(), key -> new ArrayList<>()).add(port);
      byTask.computeIfAbsent(port.task(), key -> new ArrayList<>()).add(port);
    }
    Map<String, ListenerPlan> byPort = new HashMap<>();
    for (ListenerPlan listener : listeners) {
      listener.ports().forEach(port -> byPort.put(port.key(), listener));
    }
    return new LoadBalancingPlan(
        published,
        listeners,
        ExistingLoadBalancer.of(extensions.loadBalancer(), findings),
        byService,
        byTask,
        byPort);
  }

  /** The published ports of a service. */
  public List<PublishedPort> publishedBy(String service) {
    return byService.getOrDefault(service, List.of());
  }

  /** The published ports of the containers of a task. */
  public List<PublishedPort> publishedBy(TaskPlan task) {
    return byTask.getOrDefault(task.name(), List.of());
  }

  /**
   * The published port whose rule lets a load balancer reach the target of another one: the first
   * of those with this target in the task, because containers of a task share their group.
   */
  PublishedPort admits(PublishedPort port, String protocol) {
    for (PublishedPort other : byTask.getOrDefault(port.task(), List.of())) {
      if (other.target() == port.target()
          && other.balancer() == port.balancer()
          && other.kind().protocols().contains(protocol)) {
        return other;
      }
    }
    return port;
  }

  /** The listener that leads to a published port. */
  public Optional<ListenerPlan> listener(PublishedPort port) {
    return Optional.ofNullable(byPort.get(port.key()));
  }
}
