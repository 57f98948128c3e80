package dev.c2ecs.cfn.discovery;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.extension.ProjectExtensions;
import dev.c2ecs.cfn.secrets.ProjectCredentials;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Link;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.TreePath;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How services find each other.
 *
 * @param ports the ports that each service listens on
 * @param linkAliases the other names that links give a service
 * @param names the names of the services in lower case
 */
public record DiscoveryPlan(
    Map<String, List<KnownPort>> ports, Map<String, Set<String>> linkAliases, Set<String> names) {

  public DiscoveryPlan {
    ports = Collections.unmodifiableMap(ports);
    linkAliases = Collections.unmodifiableMap(linkAliases);
    names = Set.copyOf(names);
  }

  /** The names and ports of a project. */
  public static DiscoveryPlan of(
      ComposeProject project, ProjectExtensions extensions, ProjectCredentials credentials) {
    Map<String, List<KnownPort>> ports = new HashMap<>();
    Map<String, Set<String>> linkAliases = new HashMap<>();
    Set<String> names = new HashSet<>();
    Map<String, Set<KnownPort>> named = NamedPorts.of(project, credentials);
    for (Service service : project.services().values()) {
      Set<KnownPort> ofOthers = named.getOrDefault(service.name(), Set.of());
      ports.put(service.name(), ServicePorts.of(service, ofOthers, extensions));
      names.add(service.name().toLowerCase(Locale.ROOT));
      for (Link link : service.links()) {
        if (link.alias().isPresent()) {
          linkAliases.computeIfAbsent(link.name(), key -> new TreeSet<>()).add(link.alias().get());
        }
      }
    }
    return new DiscoveryPlan(ports, linkAliases, names);
  }

  /** The ports of a service. */
  public List<KnownPort> portsOf(String service) {
    return ports.getOrDefault(service, List.of());
  }

  /** The ports that the containers of a task map. */
  public List<TaskPort> portsOf(TaskPlan task) {
    return TaskPort.of(task, ports);
  }

  /** The other names that links give a service. */
  public Set<String> linkAliases(Service service) {
    return linkAliases.getOrDefault(service.name(), Set.of());
  }

  /** Whether a name, in lower case, is that of a service. */
  public boolean isService(String name) {
    return names.contains(name);
  }

  /** Reports the services that others need and nothing tells the port of. */
  public void reportUnknown(
      ComposeProject project, Collection<Set<String>> needed, DiagnosticCollector findings) {
    Set<String> all = new TreeSet<>();
    needed.forEach(all::addAll);
    for (String name : all) {
      if (portsOf(name).isEmpty()) {
        findings.add(
            PolicyCode.NO_KNOWN_PORT,
            TreePath.of("services", name),
            "other services need "
                + name
                + ", but nothing tells on which port it listens: only "
                + name
                + "."
                + project.name()
                + ".local resolves",
            "add `expose: [\"PORT\"]` to " + name);
      }
    }
  }
}
