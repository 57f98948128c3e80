package dev.c2ecs.cfn.discovery;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.mapper.TaskNames;
import dev.c2ecs.cfn.plan.UniqueNames;
import dev.c2ecs.cfn.resourcetype.Limits;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.compose.model.NetworkAttachment;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names of the project's namespace: what services are called there, and by which names others
 * reach them. There is one namespace, so a name leads to one service.
 *
 * @param entries the name in DNS of each task, by its name
 * @param names the names by which each task is reached, its own first, by its name
 * @param connections what Service Connect calls a port of a task under one of these names
 */
public record NamespaceNames(
    Map<String, String> entries,
    Map<String, List<String>> names,
    Map<Connection, String> connections) {

  /**
   * A port of a task under a name.
   *
   * @param name the name, in lower case
   * @param port the number of the port
   */
  public record Connection(String name, int port) {}

  private static final String REACHED = "[a-z0-9_.-]{1,127}";
  private static final String LABEL = "[a-z0-9]|[a-z0-9_][a-z0-9_-]*[a-z0-9_]";

  public NamespaceNames {
    entries = Collections.unmodifiableMap(entries);
    names = Collections.unmodifiableMap(names);
    connections = Collections.unmodifiableMap(connections);
  }

  /**
   * The names of a project.
   *
   * @param tasks the tasks that an ECS service keeps running
   */
  public static NamespaceNames of(
      Collection<TaskPlan> tasks, DiscoveryPlan discovery, DiagnosticCollector findings) {
    UniqueNames unique = new UniqueNames(Limits.DNS_LABEL, "-");
    Map<String, String> entries = new HashMap<>();
    Map<String, TaskPlan> owners = new HashMap<>();
    for (TaskPlan task : tasks) {
      entries.put(task.name(), entry(task, unique, findings));
      TaskPlan other = owners.putIfAbsent(TaskNames.dns(task.name()), task);
      if (other != null) {
        report(other, task, TaskNames.dns(task.name()), findings);
      }
    }
    Map<String, List<String>> names = new HashMap<>();
    for (TaskPlan task : tasks) {
      names.put(task.name(), new ArrayList<>(List.of(TaskNames.dns(task.name()))));
      for (String name : aliases(task, discovery)) {
        TaskPlan other = owners.putIfAbsent(name, task);
        if (other != null && !other.name().equals(task.name())) {
          report(other, task, name, findings);
        }
      }
    }
    for (TaskPlan task : tasks) {
      Set<String> others = new TreeSet<>(aliases(task, discovery));
      for (String name : ownNames(task.service(), discovery)) {
        if (owners.computeIfAbsent(name, key -> task).name().equals(task.name())) {
          others.add(name);
        }
      }
      others.remove(TaskNames.dns(task.name()));
      names.computeIfAbsent(task.name(), key -> new ArrayList<>()).addAll(others);
    }
    return new NamespaceNames(entries, names, connections(tasks, discovery, names, unique));
  }

  /** The name of a task in DNS. */
  String entry(TaskPlan task) {
    return entries.getOrDefault(task.name(), "");
  }

  /** What Service Connect calls a port under a name. */
  String connection(String name, int port) {
    return connections.getOrDefault(new Connection(name, port), "");
  }

  private static Map<Connection, String> connections(
      Collection<TaskPlan> tasks,
      DiscoveryPlan discovery,
      Map<String, List<String>> names,
      UniqueNames entries) {
    Map<Connection, String> connections = new HashMap<>();
    UniqueNames unique = entries.upTo(Limits.PORT_NAME);
    for (TaskPlan task : tasks) {
      for (TaskPort port : discovery.portsOf(task)) {
        for (String name : names.getOrDefault(task.name(), List.of())) {
          String stem = TaskNames.port(name, port.known());
          connections.computeIfAbsent(
              new Connection(name, port.known().number()),
              key -> unique.take(name + ":" + port.known().number(), stem, ""));
        }
      }
    }
    return connections;
  }

  private static String entry(TaskPlan task, UniqueNames unique, DiagnosticCollector findings) {
    String wanted = TaskNames.dns(task.name()).replace('.', '-');
    String label = wanted.matches(LABEL) ? wanted : "s" + wanted + "s";
    String name = unique.take(task.name(), label, "");
    if (!name.equals(wanted)) {
      findings.add(
          PolicyCode.NAME_REWRITTEN,
          task.service().path(),
          task.name() + " is named " + name + " in DNS",
          "");
    }
    return name;
  }

  private static void report(
      TaskPlan other, TaskPlan task, String name, DiagnosticCollector findings) {
    findings.add(
        PolicyCode.NAME_CLAIMED,
        task.service().path(),
        other.service().path(),
        other.name() + " and " + task.name() + " are both called " + name,
        "give one of them another name: the services of a project share one namespace");
  }

  /** The names that a service is given: they must lead to it. */
  private static Set<String> aliases(TaskPlan task, DiscoveryPlan discovery) {
    Set<String> aliases = new TreeSet<>(discovery.linkAliases(task.service()));
    for (NetworkAttachment network : task.service().networks().values()) {
      aliases.addAll(network.aliases());
    }
    return usable(aliases, discovery);
  }

  /** The names that a service has for itself: another one's go before. */
  private static Set<String> ownNames(Service service, DiscoveryPlan discovery) {
    Set<String> names = new TreeSet<>();
    service.containerName().ifPresent(names::add);
    service.hostname().ifPresent(names::add);
    return usable(names, discovery);
  }

  private static Set<String> usable(Collection<String> names, DiscoveryPlan discovery) {
    Set<String> usable = new TreeSet<>();
    for (String name : names) {
      String lower = TaskNames.dns(name);
      if (lower.matches(REACHED) && !discovery.isService(lower)) {
        usable.add(lower);
      }
    }
    return usable;
  }
}
