package dev.c2ecs.cfn.discovery;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.extension.ProjectExtensions;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Service;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How services find each other: by DNS in a namespace of the project, which is the first search
 * domain of their containers, and some through Service Connect beside it.
 *
 * @param domain the namespace, {@code shop.local}; empty when nobody names anybody
 * @param names the names in it
 * @param ports the ports that each service listens on
 * @param taskPorts the ports that the containers of each task map, by the name of its main service
 * @param texts the texts of services beside their attributes
 * @param mentions what the texts of the project name
 * @param connect who is reached through Service Connect
 */
public record DiscoveryPlan(
    Optional<String> domain,
    NamespaceNames names,
    Map<String, List<KnownPort>> ports,
    Map<String, List<TaskPort>> taskPorts,
    List<ServiceText> texts,
    List<Mention> mentions,
    ConnectPlan connect) {

  public DiscoveryPlan {
    ports = Collections.unmodifiableMap(ports);
    taskPorts = Collections.unmodifiableMap(taskPorts);
    texts = List.copyOf(texts);
    mentions = List.copyOf(mentions);
  }

  /**
   * The names and ports of a project.
   *
   * @param tasks all its tasks
   * @param texts its texts beside attributes
   * @param mentions what its texts name
   * @param surroundings what is known of images
   */
  public static DiscoveryPlan of(
      ComposeProject project,
      Collection<TaskPlan> tasks,
      ProjectExtensions extensions,
      List<ServiceText> texts,
      List<Mention> mentions,
      Surroundings surroundings,
      DiagnosticCollector findings) {
    Map<String, List<KnownPort>> ports = new HashMap<>();
    Map<String, List<KnownPort>> named = NamedPorts.of(project, texts, mentions);
    for (Service service : project.services().values()) {
      List<KnownPort> ofTexts = named.getOrDefault(service.name(), List.of());
      ports.put(service.name(), ServicePorts.of(service, ofTexts));
    }
    Map<String, List<TaskPort>> taskPorts = new HashMap<>();
    tasks.forEach(task -> taskPorts.put(task.name(), TaskPort.of(task, ports)));
    List<TaskPlan> running = tasks.stream().filter(TaskPlan::runsAlways).toList();
    boolean reached = tasks.size() > 1 || mentions.stream().anyMatch(Mention::isHost);
    Optional<String> domain =
        reached && !running.isEmpty()
            ? Optional.of(ServiceNames.domain(project.name()))
            : Optional.empty();
    return new DiscoveryPlan(
        domain,
        NamespaceNames.of(project, running, findings),
        ports,
        taskPorts,
        texts,
        mentions,
        domain.isPresent()
            ? ConnectPlan.of(
                project,
                running,
                extensions,
                mentions,
                ports,
                new KeptNames(project, texts, surroundings),
                findings)
            : ConnectPlan.NONE);
  }

  /** The ports of a service. */
  public List<KnownPort> portsOf(String service) {
    return ports.getOrDefault(service, List.of());
  }

  /** The ports that the containers of a task map. */
  public List<TaskPort> portsOf(TaskPlan task) {
    return taskPorts.getOrDefault(task.name(), List.of());
  }
}
