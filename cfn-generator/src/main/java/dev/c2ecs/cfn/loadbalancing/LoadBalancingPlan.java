package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.discovery.DiscoveryPlan;
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
import java.util.Set;
import java.util.TreeSet;

/**
 * What load balancers publish.
 *
 * @param published the published ports
 * @param listeners the listeners that lead to them
 * @param existing a load balancer that exists
 * @param byService the published ports of each service
 * @param byTask the published ports of the containers of each task
 * @param byPort the listener of each published port, by its key
 * @param priorities the priority of the rule of each published port that has one, by its key
 * @param healthPorts the TCP port that answers for a published port, by its key, where it is
 *     another one
 * @param admissions what load balancers reach of tasks, each rule of a security group once
 */
public record LoadBalancingPlan(
    List<PublishedPort> published,
    List<ListenerPlan> listeners,
    Optional<ExistingLoadBalancer> existing,
    Map<String, List<PublishedPort>> byService,
    Map<String, List<PublishedPort>> byTask,
    Map<String, ListenerPlan> byPort,
    Map<String, Integer> priorities,
    Map<String, Integer> healthPorts,
    List<Admission> admissions) {

  public LoadBalancingPlan {
    published = List.copyOf(published);
    listeners = List.copyOf(listeners);
    byService = Collections.unmodifiableMap(byService);
    byTask = Collections.unmodifiableMap(byTask);
    byPort = Collections.unmodifiableMap(byPort);
    priorities = Collections.unmodifiableMap(priorities);
    healthPorts = Collections.unmodifiableMap(healthPorts);
    admissions = List.copyOf(admissions);
  }

  /**
   * What is published of a project.
   *
   * @param running the tasks that an ECS service keeps running
   * @param discovery the ports that services listen on
   */
  public static LoadBalancingPlan of(
      ComposeProject project,
      ProjectExtensions extensions,
      Collection<TaskPlan> running,
      DiscoveryPlan discovery,
      DiagnosticCollector findings) {
    List<PublishedPort> wanted =
        new PortPublication(project, extensions, discovery.texts(), findings)
            .ports(List.copyOf(running));
    Map<String, Integer> healthPorts = HealthPorts.of(project, wanted, discovery, findings);
    List<PublishedPort> published = new ArrayList<>();
    for (PublishedPort port : wanted) {
      if (port.kind() != PublishedPort.Kind.UDP || healthPorts.containsKey(port.key())) {
        published.add(port);
      }
    }
    List<ListenerPlan> listeners = ListenerPlan.of(published);
    Map<String, List<PublishedPort>> byService = new HashMap<>();
    Map<String, List<PublishedPort>> byTask = new HashMap<>();
    for (PublishedPort port : published) {
      byService.computeIfAbsent(port.service(), key -> new ArrayList<>()).add(port);
      byTask.computeIfAbsent(port.task(), key -> new ArrayList<>()).add(port);
    }
    Map<String, ListenerPlan> byPort = new HashMap<>();
    Map<String, Integer> priorities = new HashMap<>();
    for (ListenerPlan listener : listeners) {
      listener.ports().forEach(port -> byPort.put(port.key(), listener));
      RulePriorities.of(listener).forEach((port, number) -> priorities.put(port.key(), number));
    }
    return new LoadBalancingPlan(
        published,
        listeners,
        ExistingLoadBalancer.of(extensions.loadBalancer(), findings),
        byService,
        byTask,
        byPort,
        priorities,
        healthPorts,
        admissions(published, healthPorts));
  }

  /** The published ports of a service. */
  public List<PublishedPort> publishedBy(String service) {
    return byService.getOrDefault(service, List.of());
  }

  /** The published ports of the containers of a task. */
  public List<PublishedPort> publishedBy(TaskPlan task) {
    return byTask.getOrDefault(task.name(), List.of());
  }

  private static List<Admission> admissions(
      List<PublishedPort> published, Map<String, Integer> healthPorts) {
    Set<Admission> all = new TreeSet<>();
    for (PublishedPort port : published) {
      all.addAll(needed(port, healthPorts));
    }
    return List.copyOf(all);
  }

  /** What a load balancer must reach for a published port. */
  public List<Admission> admissions(PublishedPort port) {
    return needed(port, healthPorts);
  }

  private static List<Admission> needed(PublishedPort port, Map<String, Integer> healthPorts) {
    List<Admission> needed = new ArrayList<>();
    for (String protocol : port.kind().protocols()) {
      needed.add(new Admission(port.task(), port.balancer(), protocol, port.target(), port));
    }
    Integer health = healthPorts.get(port.key());
    if (health != null) {
      needed.add(new Admission(port.task(), port.balancer(), "tcp", health, port));
    }
    return needed;
  }

  /** The priority of the rule that leads to a published port, 1 to 50,000. */
  public int priority(PublishedPort port) {
    return priorities.getOrDefault(port.key(), 1);
  }

  /** The port that is checked for a published port, when it is another one. */
  public Optional<Integer> healthPort(PublishedPort port) {
    return Optional.ofNullable(healthPorts.get(port.key()));
  }

  /** The listener that leads to a published port. */
  public Optional<ListenerPlan> listener(PublishedPort port) {
    return Optional.ofNullable(byPort.get(port.key()));
  }
}
