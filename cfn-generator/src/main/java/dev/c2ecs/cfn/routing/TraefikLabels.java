package dev.c2ecs.cfn.routing;

import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads the labels of services for Traefik 2 and 3.
 *
 * @see <a href="https://doc.traefik.io/traefik/routing/providers/docker/">Labels</a>
 */
final class TraefikLabels {

  private static final String PREFIX = "traefik.";
  private static final String ROUTERS = "traefik.http.routers.";
  private static final String SERVICES = "traefik.http.services.";
  private static final String MIDDLEWARES = "traefik.http.middlewares.";

  /** Kinds of middlewares that let everybody in who came in before. */
  private static final Set<String> HARMLESS =
      Set.of(
          "addprefix",
          "buffering",
          "circuitbreaker",
          "compress",
          "contenttype",
          "errors",
          "grpcweb",
          "headers",
          "inflightreq",
          "ratelimit",
          "redirectregex",
          "redirectscheme",
          "replacepath",
          "replacepathregex",
          "retry",
          "stripprefix",
          "stripprefixregex");

  private record Backend(Service service, int port) {}

  private final TraefikProxy proxy;
  private final RouteFindings findings;
  private final Map<String, Set<String>> middlewares = new TreeMap<>();
  private final Map<String, String> chains = new TreeMap<>();
  private final Map<String, Backend> backends = new TreeMap<>();
  private final List<Route> routes = new ArrayList<>();

  private TraefikLabels(TraefikProxy proxy, RouteFindings findings) {
    this.proxy = proxy;
    this.findings = findings;
  }

  /** Whether a label is for Traefik. */
  static boolean isLabel(String label) {
    return lower(label).startsWith(PREFIX);
  }

  /** Whether a service has labels for Traefik. */
  static boolean has(Service service) {
    for (String label : service.labels().keySet()) {
      if (isLabel(label)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The routes of some services.
   *
   * @param proxies services whose middlewares others may use, and whose own routes are left out
   */
  static List<Route> routes(
      TraefikProxy proxy,
      Collection<Service> services,
      Collection<Service> proxies,
      RouteFindings findings) {
    TraefikLabels labels = new TraefikLabels(proxy, findings);
    List<Service> routed = new ArrayList<>();
    for (Service service : services) {
      if (labels.isRouted(service)) {
        routed.add(service);
      }
    }
    proxies.forEach(labels::collect);
    routed.forEach(labels::collect);
    routed.forEach(labels::read);
    return labels.routes;
  }

  private boolean isRouted(Service service) {
    if (!has(service)) {
      return false;
    }
    for (Map.Entry<String, String> label : service.labels().entrySet()) {
      if (lower(label.getKey()).equals("traefik.enable")) {
        return label.getValue().equalsIgnoreCase("true");
      }
    }
    return proxy.exposesAll();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Notes what routers of other services may name. */
  private void collect(Service service) {
    for (Map.Entry<String, String> label : service.labels().entrySet()) {
      String key = lower(label.getKey());
      if (key.startsWith(MIDDLEWARES)) {
        String[] parts = key.substring(MIDDLEWARES.length()).split("\\.", 3);
        String kind = parts.length > 1 ? parts[1] : "";
        middlewares.computeIfAbsent(parts[0], name -> new TreeSet<>()).add(kind);
        if (kind.equals("chain")) {
          chains.put(parts[0], label.getValue());
        }
      } else if (key.startsWith(SERVICES) && key.endsWith(".loadbalancer.server.port")) {
        String name = key.substring(SERVICES.length(), key.indexOf('.', SERVICES.length()));
        if (RouteTargets.isPort(label.getValue())) {
          backends.put(name, new Backend(service, Integer.parseInt(label.getValue())));
        }
      }
    }
  }

  private void read(Service service) {
    Map<String, Map<String, String>> routers = new TreeMap<>();
    Map<String, TreePath> places = new TreeMap<>();
    TreePath labels = service.path().child("labels");
    Optional<TreePath> enabled = Optional.empty();
    for (Map.Entry<String, String> label : service.labels().entrySet()) {
      String key = lower(label.getKey());
      TreePath path = labels.child(label.getKey());
      if (key.startsWith(ROUTERS)) {
        String rest = key.substring(ROUTERS.length());
        int dot = rest.indexOf('.');
        if (dot > 0) {
          String name = rest.substring(0, dot);
          routers
              .computeIfAbsent(name, router -> new TreeMap<>())
              .put(rest.substring(dot + 1), label.getValue());
          places.put(rest, path);
        }
      } else if (key.equals("traefik.enable")) {
        enabled = Optional.of(path);
      } else if (key.startsWith(PREFIX) && !isPlain(key, label.getValue())) {
        findings.inexpressible(path, "`" + label.getKey() + "`", "it has no counterpart");
      }
    }
    if (routers.isEmpty() && enabled.isPresent()) {
      findings.inexpressible(
          enabled.get(), "`traefik.enable` without a rule", "the host would be made of names");
    }
    routers.forEach((name, router) -> read(service, name, router, places));
  }

  /** Whether a label beside those of routers needs nothing else than a rule. */
  private static boolean isPlain(String key, String value) {
    if (key.startsWith(MIDDLEWARES) || key.equals("traefik.docker.network")) {
      return true;
    }
    return key.startsWith(SERVICES)
        && (key.endsWith(".loadbalancer.server.port")
            || (key.endsWith(".loadbalancer.passhostheader") && value.equalsIgnoreCase("true"))
            || (key.endsWith(".loadbalancer.server.scheme") && value.equalsIgnoreCase("http")));
  }

  private void read(
      Service service, String name, Map<String, String> router, Map<String, TreePath> places) {
    for (String key : router.keySet()) {
      TreePath path = places.getOrDefault(name + "." + key, service.path());
      if (key.equals("middlewares")) {
        middlewares(router.getOrDefault(key, ""), name, path);
      } else if (key.equals("tls.options")) {
        findings.guarded(path, "`tls.options` of the router " + name);
      } else if (!isOfRoute(key)) {
        findings.inexpressible(
            path, "`" + key + "` of the router " + name, "it has no counterpart");
      }
    }
    TreePath path = places.getOrDefault(name + ".rule", service.path().child("labels"));
    Optional<Condition> condition = condition(name, router, path);
    Optional<Backend> backend = backend(service, name, router, path);
    if (condition.isPresent() && backend.isPresent()) {
      for (EntryPoint entry : entries(name, router, places, path)) {
        String target = backend.get().service().name();
        routes.add(new Route(target, backend.get().port(), entry, condition.get(), path));
      }
    }
  }

  private static boolean isOfRoute(String key) {
    return key.equals("rule")
        || key.equals("rulesyntax")
        || key.equals("entrypoints")
        || key.equals("service")
        || key.equals("tls")
        || key.equals("tls.certresolver")
        || key.startsWith("tls.domains");
  }

  private void middlewares(String names, String router, TreePath path) {
    for (String name : names.split(",", -1)) {
      String plain = lower(name.strip()).replace("@docker", "");
      if (!plain.isEmpty()) {
        String what = "the middleware `" + name.strip() + "` of the router " + router;
        if (isHarmless(plain, 0)) {
          findings.inexpressible(path, what, "a load balancer changes no requests");
        } else {
          findings.guarded(path, what);
        }
      }
    }
  }

  private boolean isHarmless(String name, int depth) {
    Set<String> kinds = middlewares.getOrDefault(name, Set.of());
    if (kinds.size() != 1 || depth > 8) {
      return false;
    }
    if (!kinds.contains("chain")) {
      return HARMLESS.containsAll(kinds);
    }
    for (String member : chains.getOrDefault(name, "").split(",", -1)) {
      if (!isHarmless(lower(member.strip()).replace("@docker", ""), depth + 1)) {
        return false;
      }
    }
    return true;
  }

  private Optional<Condition> condition(String name, Map<String, String> router, TreePath path) {
    String rule = router.getOrDefault("rule", "");
    try {
      if (rule.isBlank()) {
        throw new TraefikRule.Inexpressible("it has no rule");
      }
      return Optional.of(TraefikRule.read(rule));
    } catch (TraefikRule.Inexpressible e) {
      findings.inexpressible(path, "the router " + name, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<Backend> backend(
      Service service, String name, Map<String, String> router, TreePath path) {
    String wanted = lower(router.getOrDefault("service", "")).replace("@docker", "");
    if (!wanted.isEmpty()) {
      Backend backend = backends.get(wanted);
      if (backend == null) {
        findings.inexpressible(
            path, "the router " + name, "no label says the port of its service " + wanted);
      }
      return Optional.ofNullable(backend);
    }
    List<Backend> own = new ArrayList<>();
    for (Backend backend : backends.values()) {
      if (backend.service().name().equals(service.name())) {
        own.add(backend);
      }
    }
    SortedSet<Integer> exposed = RouteTargets.exposed(service);
    if (own.size() == 1) {
      return Optional.of(own.get(0));
    }
    if (own.isEmpty() && !exposed.isEmpty()) {
      return Optional.of(new Backend(service, exposed.first()));
    }
    findings.inexpressible(
        path,
        "the router " + name,
        "its port is not known: add `traefik.http.services." + name + ".loadbalancer.server.port`");
    return Optional.empty();
  }

  /** The entry points of a router, with the certificate that its requests need. */
  private List<EntryPoint> entries(
      String name, Map<String, String> router, Map<String, TreePath> places, TreePath rule) {
    String written = router.getOrDefault("entrypoints", "");
    List<String> names = written.isBlank() ? proxy.usual() : List.of(written.split(",", -1));
    boolean tls =
        router.keySet().stream().anyMatch(key -> key.startsWith("tls."))
            || router.getOrDefault("tls", "false").equalsIgnoreCase("true");
    List<EntryPoint> entries = new ArrayList<>();
    for (String each : names) {
      String entryName = lower(each.strip());
      EntryPoint entry = proxy.entries().get(entryName);
      if (entry != null && !entry.redirect()) {
        entries.add(
            new EntryPoint(
                entryName,
                entry.port(),
                entry.published(),
                entry.extensions(),
                false,
                entry.tls() || tls));
      } else if (!proxy.named().contains(entryName)) {
        findings.inexpressible(
            places.getOrDefault(name + ".entrypoints", rule),
            "the entry point " + each.strip() + " of the router " + name,
            "the command of the proxy does not say its address");
      }
    }
    return entries;
  }
}
