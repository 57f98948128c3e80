package dev.c2ecs.cfn.discovery;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.extension.ProjectExtensions;
import dev.c2ecs.cfn.images.ImageNames;
import dev.c2ecs.cfn.mapper.TaskNames;
import dev.c2ecs.cfn.plan.Stems;
import dev.c2ecs.cfn.resourcetype.Limits;
import dev.c2ecs.cfn.storage.DataStores;
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
 * those that a proxy names which looks names up once, when it starts.
 *
 * @param clients the tasks that reach each server so, by the name of the server's task
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect.html">ECS,
 *     Service Connect</a>
 */
public record ConnectPlan(Map<String, Set<String>> clients) {

  /** Proxies that keep the address that a name had when they started. */
  private static final Map<String, Boolean> PROXIES =
      Map.ofEntries(
          Map.entry("nginx", true),
          Map.entry("nginxinc/nginx-unprivileged", true),
          Map.entry("nginx/nginx", true),
          Map.entry("nginx/nginx-unprivileged", true),
          Map.entry("bitnami/nginx", true),
          Map.entry("bitnamilegacy/nginx", true),
          Map.entry("openresty/openresty", true),
          Map.entry("haproxy", true),
          Map.entry("haproxytech/haproxy-alpine", true),
          Map.entry("httpd", true),
          Map.entry("bitnami/apache", true),
          Map.entry("varnish", true));

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
   */
  static ConnectPlan of(
      ComposeProject project,
      Collection<TaskPlan> tasks,
      ProjectExtensions extensions,
      List<Mention> mentions,
      Map<String, List<KnownPort>> ports,
      DiagnosticCollector findings) {
    Map<String, Set<String>> clients = new TreeMap<>();
    for (TaskPlan server : tasks) {
      boolean known =
          ports.getOrDefault(server.name(), List.of()).stream().anyMatch(KnownPort::isTcp);
      if (extensions.of(server.service()).discovery().is("connect")) {
        if (known) {
          clients.put(server.name(), all(project, server, tasks, mentions));
        } else {
          findings.add(
              PolicyCode.NO_KNOWN_PORT,
              extensions.of(server.service()).discovery().path(),
              "nothing tells on which port "
                  + server.name()
                  + " listens: it is reached by DNS only",
              "add `expose: [\"PORT\"]` to " + server.name());
        }
      } else if (known
          && !extensions.of(server.service()).discovery().is("dns")
          && !DataStores.is(server.service())) {
        Set<String> proxies = proxies(server, tasks, mentions, findings);
        if (!proxies.isEmpty()) {
          clients.put(server.name(), proxies);
        }
      }
    }
    return clients.isEmpty() ? NONE : new ConnectPlan(clients);
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

  /** The tasks that need a server, by what the project says. */
  private static Set<String> all(
      ComposeProject project, TaskPlan server, Collection<TaskPlan> tasks, List<Mention> mentions) {
    Set<String> found = new TreeSet<>();
    for (TaskPlan task : tasks) {
      boolean names = mentions.stream().anyMatch(m -> m.isHost() && leads(m, task, server));
      boolean depends =
          task.containers().stream().anyMatch(service -> dependsOn(service, server, project));
      if (!task.name().equals(server.name()) && (names || depends)) {
        found.add(task.name());
      }
    }
    return found;
  }

  private static boolean dependsOn(Service service, TaskPlan server, ComposeProject project) {
    return service.dependsOn().containsKey(server.name())
        || service.links().stream()
            .map(Link::name)
            .filter(project.services()::containsKey)
            .anyMatch(server.name()::equals);
  }

  private static Set<String> proxies(
      TaskPlan server,
      Collection<TaskPlan> tasks,
      List<Mention> mentions,
      DiagnosticCollector findings) {
    Set<String> found = new TreeSet<>();
    for (TaskPlan task : tasks) {
      boolean proxy =
          ImageNames.find(PROXIES, task.service().image().orElse("")).isPresent()
              && !task.name().equals(server.name());
      for (Mention mention : proxy ? mentions : List.<Mention>of()) {
        if (mention.port().isPresent() && leads(mention, task, server)) {
          if (found.add(task.name())) {
            findings.add(
                PolicyCode.CONNECT_CHOSEN,
                mention.path(),
                task.name() + " reaches " + server.name() + " through Service Connect",
                "");
          }
        }
      }
    }
    return found;
  }

  private static boolean leads(Mention mention, TaskPlan from, TaskPlan to) {
    return from.has(mention.from())
        && to.servers().stream().anyMatch(server -> server.name().equals(mention.to()));
  }
}
