package dev.c2ecs.cfn.routing;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.resourcetype.Limits;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.Scalar;
import dev.c2ecs.compose.tree.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A project without the proxies that find their services by asking Docker: what they are told by
 * labels and variables are published ports of the services, with hosts and paths.
 */
public final class RoutedProject {

  /** Hosts below these exist on the machine of a developer only. */
  private static final List<String> LOCAL = List.of(".localhost", ".local", ".test");

  private final ComposeProject project;
  private final RouteFindings findings;
  private final Map<String, ProxyKind> proxies = new TreeMap<>();

  private RoutedProject(ComposeProject project, RouteFindings findings) {
    this.project = project;
    this.findings = findings;
  }

  /** The project as it is translated; the same when no proxy of it routes by labels. */
  public static ComposeProject of(ComposeProject project, DiagnosticCollector findings) {
    RoutedProject routed = new RoutedProject(project, new RouteFindings(findings));
    for (Service service : project.services().values()) {
      Optional<ProxyKind> kind = ProxyKind.of(service);
      if (kind.isPresent()) {
        routed.proxies.put(service.name(), kind.get());
      }
    }
    return routed.proxies.isEmpty() ? project : routed.translated();
  }

  private ComposeProject translated() {
    List<Service> others = new ArrayList<>();
    List<Service> servers = new ArrayList<>();
    Set<String> leftOut = new TreeSet<>();
    for (Service service : project.services().values()) {
      (proxies.containsKey(service.name()) ? servers : others).add(service);
    }
    List<Route> routes = new ArrayList<>();
    for (Service proxy : servers) {
      ProxyKind kind = proxies.get(proxy.name());
      if (kind != null && isUsed(kind, others)) {
        leftOut.add(proxy.name());
        routes.addAll(routes(kind, proxy, others, servers));
      }
    }
    if (leftOut.isEmpty()) {
      return project;
    }
    String first = leftOut.iterator().next();
    proxies.forEach(
        (name, kind) -> {
          if (kind == ProxyKind.COMPANION) {
            leftOut.add(name);
          }
        });
    findings.leftOut(leftOut, project.services().getOrDefault(first, servers.get(0)).path());
    Mapping services = project.tree().child("services");
    for (String name : leftOut) {
      services = services.without(name);
    }
    Map<String, List<Node>> ports = ports(settled(routes));
    Mapping changed =
        services.mapValues(
            (name, node) ->
                node instanceof Mapping service
                    ? withPorts(
                        withoutLabels(without(service, leftOut)),
                        ports.getOrDefault(name, List.of()))
                    : node);
    findings.reportPlain();
    return ComposeProject.of(
        project.tree().with("services", changed),
        project.directory(),
        project.disabled(),
        project.profiles());
  }

  private static boolean isUsed(ProxyKind kind, List<Service> services) {
    for (Service service : services) {
      boolean used =
          switch (kind) {
            case TRAEFIK -> TraefikLabels.has(service);
            case CADDY -> CaddyLabels.has(service);
            case NGINX -> VirtualHosts.has(service);
            case COMPANION -> false;
          };
      if (used) {
        return true;
      }
    }
    return false;
  }

  private List<Route> routes(
      ProxyKind kind, Service proxy, List<Service> others, List<Service> servers) {
    return switch (kind) {
      case TRAEFIK ->
          withCertificates(
              proxy,
              TraefikLabels.routes(TraefikProxy.of(proxy, findings), others, servers, findings));
      case CADDY -> withCertificates(proxy, CaddyLabels.routes(proxy, others, findings));
      case NGINX -> VirtualHosts.routes(proxy, others, findings);
      case COMPANION -> List.of();
    };
  }

  /** Routes that need a certificate which is not there lead to the plain port of the proxy. */
  private List<Route> withCertificates(Service proxy, List<Route> routes) {
    EntryPoint plain =
        EntryPoint.of(proxy, "", EntryPoint.HTTP, false, false)
            .orElse(
                new EntryPoint(
                    "",
                    EntryPoint.HTTP,
                    EntryPoint.HTTP,
                    Mapping.empty(Origin.DEFAULT),
                    false,
                    false));
    List<Route> result = new ArrayList<>();
    for (Route route : routes) {
      boolean tls = route.entry().tls() || route.entry().port() == EntryPoint.HTTPS;
      if (tls && !route.entry().hasCertificate()) {
        findings.plain(route.service(), route.path());
        result.add(
            new Route(route.service(), route.target(), plain, route.condition(), route.path()));
      } else {
        result.add(route);
      }
    }
    return result;
  }

  /** One route for each port of a service behind a port of the load balancer. */
  private List<Route> settled(List<Route> routes) {
    Map<String, Route> settled = new LinkedHashMap<>();
    Set<String> told = new TreeSet<>();
    for (Route written : routes) {
      Route route = withoutLocalHosts(written, told);
      String key = route.service() + " " + route.target() + " " + route.entry().published();
      Route other = settled.get(key);
      if (other == null) {
        settled.put(key, route);
      } else if (other.condition().joins(route.condition())) {
        Condition both = other.condition().or(route.condition());
        settled.put(
            key, new Route(route.service(), route.target(), route.entry(), both, other.path()));
      } else {
        findings.inexpressible(
            route.path(), "a second rule for the same port", "it differs in hosts and in paths");
      }
    }
    for (Route route : settled.values()) {
      int values = route.condition().hosts().size() + route.condition().paths().size();
      if (values > Limits.RULE_VALUES) {
        findings.inexpressible(
            route.path(),
            "a rule with " + values + " hosts and paths",
            "it has at most " + Limits.RULE_VALUES);
      }
    }
    return List.copyOf(settled.values());
  }

  private Route withoutLocalHosts(Route route, Set<String> told) {
    Set<String> local = new TreeSet<>();
    Set<String> kept = new TreeSet<>();
    for (String host : route.condition().hosts()) {
      boolean isLocal = host.equals("localhost") || LOCAL.stream().anyMatch(host::endsWith);
      (isLocal ? local : kept).add(host);
    }
    if (local.isEmpty()) {
      return route;
    }
    if (told.add(route.service() + " " + local)) {
      findings.local(route.service(), local, route.path());
    }
    return new Route(
        route.service(),
        route.target(),
        route.entry(),
        new Condition(kept, route.condition().paths()),
        route.path());
  }

  private Map<String, List<Node>> ports(List<Route> routes) {
    Map<String, List<Node>> ports = new TreeMap<>();
    for (Route route : routes) {
      Origin origin = project.origin(route.path());
      Map<String, Node> port = new LinkedHashMap<>();
      port.put("mode", Scalar.string("ingress", origin));
      port.put("target", Scalar.integer(route.target(), origin));
      port.put("published", Scalar.string(Integer.toString(route.entry().published()), origin));
      port.put("protocol", Scalar.string("tcp", origin));
      port.put("app_protocol", Scalar.string("http", origin));
      port.putAll(route.entry().extensions().entries());
      put(port, Keys.HOST, route.condition().hosts(), origin);
      put(port, Keys.PATH, route.condition().paths(), origin);
      ports
          .computeIfAbsent(route.service(), name -> new ArrayList<>())
          .add(new Mapping(port, origin));
    }
    return ports;
  }

  private static void put(Map<String, Node> port, String key, Set<String> values, Origin origin) {
    if (!values.isEmpty()) {
      List<Node> items = new ArrayList<>();
      new TreeSet<>(values).forEach(value -> items.add(Scalar.string(value, origin)));
      port.put(key, new Sequence(items, origin));
    }
  }

  private static Mapping withPorts(Mapping service, List<Node> ports) {
    if (ports.isEmpty()) {
      return service;
    }
    List<Node> all = new ArrayList<>(service.items("ports"));
    all.addAll(ports);
    return service.with("ports", new Sequence(all, service.origin()));
  }

  /** A service without the labels that have become ports. */
  private Mapping withoutLabels(Mapping service) {
    Mapping labels = service.child("labels");
    for (String label : service.child("labels").entries().keySet()) {
      boolean read =
          (proxies.containsValue(ProxyKind.TRAEFIK) && TraefikLabels.isLabel(label))
              || (proxies.containsValue(ProxyKind.CADDY) && CaddyLabels.isLabel(label));
      if (read) {
        labels = labels.without(label);
      }
    }
    if (!service.has("labels")) {
      return service;
    }
    return labels.entries().isEmpty() ? service.without("labels") : service.with("labels", labels);
  }

  /** A service that needs nothing of what is left out. */
  private static Mapping without(Mapping service, Set<String> names) {
    Mapping result = service;
    Mapping needed = service.child("depends_on");
    for (String name : names) {
      needed = needed.without(name);
    }
    if (service.has("depends_on")) {
      result =
          needed.entries().isEmpty()
              ? result.without("depends_on")
              : result.with("depends_on", needed);
    }
    List<Node> links = new ArrayList<>();
    for (Node link : service.items("links")) {
      String name = link instanceof Scalar text ? text.text().split(":", 2)[0] : "";
      if (!names.contains(name)) {
        links.add(link);
      }
    }
    return links.size() == service.items("links").size()
        ? result
        : result.with("links", new Sequence(links, service.origin()));
  }
}
