package dev.c2ecs.cfn.discovery;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.extension.ProjectExtensions;
import dev.c2ecs.cfn.extension.Setting;
import dev.c2ecs.cfn.mapper.TaskNames;
import dev.c2ecs.cfn.plan.Stems;
import dev.c2ecs.cfn.resourcetype.Limits;
import dev.c2ecs.cfn.storage.DataStores;
import dev.c2ecs.cfn.task.TaskIndex;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Link;
import dev.c2ecs.compose.model.Service;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who is reached through Service Connect beside DNS, and by whom: services that ask for it, and
 * those that a proxy names which looks names up once, when it starts. Data stores are not among
 * them: through Service Connect all clients look like localhost to a server, which some stores
 * trust.
 *
 * @param clients the tasks that reach each server so, by the name of the server's task
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect.html">ECS,
 *     Service Connect</a>
 */
public record ConnectPlan(Map<String, Set<String>> clients) {

  private static final String CONNECT = "connect";
  private static final String DNS = "dns";

  /** Nobody is. */
  static final ConnectPlan NONE = new ConnectPlan(Map.of());

  public ConnectPlan {
    Map<String, Set<String>> copy = new TreeMap<>();
    clients.forEach((server, tasks) -> copy.put(server, Set.copyOf(tasks)));
    clients = Collections.unmodifiableMap(copy);
  }

  /**
   * The plan of a project.
   *
   * @param tasks the tasks that an ECS service keeps running
   * @param mentions what its texts name
   * @param ports the ports of each service
   * @param kept which texts are read by proxies that look names up once
   */
  static ConnectPlan of(
      ComposeProject project,
      Collection<TaskPlan> tasks,
      ProjectExtensions extensions,
      List<Mention> mentions,
      Map<String, List<KnownPort>> ports,
      KeptNames kept,
      DiagnosticCollector findings) {
    Map<String, Set<String>> asked = new TreeMap<>();
    for (TaskPlan server : tasks) {
      Setting<String> said = extensions.of(server.service()).discovery();
      if (said.is(CONNECT)) {
        if (hasPort(server, ports)) {
          asked.put(server.name(), new TreeSet<>());
        } else {
          findings.add(
              PolicyCode.NO_KNOWN_PORT,
              said.path(),
              "nothing tells on which port "
                  + server.name()
                  + " listens: it is reached by DNS only",
              "add `expose: [\"PORT\"]` to " + server.name());
        }
      }
    }
    addDependents(project, tasks, asked);
    Map<String, Set<String>> clients = new TreeMap<>(asked);
    TaskIndex index = new TaskIndex(tasks);
    KeptAddresses addresses = new KeptAddresses();
    for (Mention mention : mentions) {
      Optional<TaskPlan> server = index.serving(mention.to());
      for (TaskPlan client :
          server.isEmpty() ? List.<TaskPlan>of() : index.running(mention.from())) {
        if (client.name().equals(server.get().name())) {
          continue;
        }
        Set<String> wanted = asked.get(server.get().name());
        if (wanted != null) {
          if (mention.isHost()) {
            wanted.add(client.name());
          }
        } else if (mention.port().isPresent()
            && !mention.isWhole()
            && kept.keeps(mention)
            && !extensions.of(server.get().service()).discovery().is(DNS)
            && TaskNetworks.lead(project, List.of(client), List.of(server.get()))) {
          boolean port = hasPort(server.get(), ports);
          Service store = server.get().service();
          if (port && !DataStores.is(store, kept.image(store.name()))) {
            choose(server.get(), client, mention, clients, findings);
          } else if (kept.surelyKeeps(mention)) {
            addresses.add(client, server.get(), mention, port);
          }
        }
      }
    }
    addresses.report(findings);
    return clients.isEmpty() ? NONE : new ConnectPlan(clients);
  }

  private static boolean hasPort(TaskPlan server, Map<String, List<KnownPort>> ports) {
    return ports.getOrDefault(server.name(), List.of()).stream().anyMatch(KnownPort::isTcp);
  }

  /** Adds the tasks that need a server by what depends on what. */
  private static void addDependents(
      ComposeProject project, Collection<TaskPlan> tasks, Map<String, Set<String>> asked) {
    for (TaskPlan task : asked.isEmpty() ? List.<TaskPlan>of() : tasks) {
      for (Service container : task.containers()) {
        Set<String> needed = new TreeSet<>(container.dependsOn().keySet());
        container.links().stream()
            .map(Link::name)
            .filter(project.services()::containsKey)
            .forEach(needed::add);
        needed.remove(task.name());
        for (String name : needed) {
          Set<String> wanted = asked.get(name);
          if (wanted != null) {
            wanted.add(task.name());
          }
        }
      }
    }
  }

  private static void choose(
      TaskPlan server,
      TaskPlan client,
      Mention mention,
      Map<String, Set<String>> clients,
      DiagnosticCollector findings) {
    if (clients.computeIfAbsent(server.name(), key -> new TreeSet<>()).add(client.name())) {
      findings.add(
          PolicyCode.CONNECT_CHOSEN,
          mention.path(),
          client.name() + " reaches " + server.name() + " through Service Connect",
          "");
    }
  }

  /** Whether a proxy runs in a task: it is reached so, or reaches others. */
  public boolean hasProxy(TaskPlan task) {
    return isServer(task) || !serversOf(task).isEmpty();
  }

  /** Whether a task is reached so. */
  boolean isServer(TaskPlan task) {
    return clients.containsKey(task.name());
  }

  /**
   * What Service Connect calls a port of a server. It can never be changed, and equals no name in
   * DNS, so that a name may become one of Service Connect and back.
   */
  static String connection(TaskPlan server, int port) {
    String suffix = "-" + port + "-connect";
    String stem = TaskNames.port(server.name(), new KnownPort(port, "tcp", Optional.empty()));
    String name = stem + "-connect";
    return name.length() <= Limits.PORT_NAME
        ? name
        : stem.substring(0, Limits.PORT_NAME - suffix.length() - 5)
            + "-"
            + Stems.hash(server.name())
            + suffix;
  }

  /** The tasks that a task reaches so. */
  public Set<String> serversOf(TaskPlan client) {
    Set<String> servers = new TreeSet<>();
    clients.forEach(
        (server, tasks) -> {
          if (tasks.contains(client.name())) {
            servers.add(server);
          }
        });
    return servers;
  }
}
