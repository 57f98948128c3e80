package dev.c2ecs.cfn.routing;

import dev.c2ecs.cfn.input.Variables;
import dev.c2ecs.compose.model.EnvironmentValue;
import dev.c2ecs.compose.model.Mount;
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
import java.util.TreeSet;

/**
 * Reads the variables of services for nginx-proxy.
 *
 * @see <a href="https://github.com/nginx-proxy/nginx-proxy/tree/main/docs">Variables</a>
 */
final class VirtualHosts {

  private static final String HOST = "VIRTUAL_HOST";

  /** Variables that ask for a certificate, or say which one. */
  private static final Set<String> CERTIFICATES =
      Set.of("LETSENCRYPT_HOST", "ACME_HOST", "CERT_NAME");

  /** Variables that change what is passed on, or how. */
  private static final Set<String> OTHERS =
      Set.of("VIRTUAL_DEST", "VIRTUAL_HOST_MULTIPORTS", "VIRTUAL_ROOT", "EXTERNAL_HTTPS_PORT");

  private final Service proxy;
  private final RouteFindings findings;

  private VirtualHosts(Service proxy, RouteFindings findings) {
    this.proxy = proxy;
    this.findings = findings;
  }

  static boolean has(Service service) {
    return service.environment().containsKey(HOST)
        || service.environment().containsKey("VIRTUAL_HOST_MULTIPORTS");
  }

  /** The routes of some services. */
  static List<Route> routes(Service proxy, Collection<Service> services, RouteFindings findings) {
    VirtualHosts hosts = new VirtualHosts(proxy, findings);
    hosts.checkFiles();
    List<Route> routes = new ArrayList<>();
    for (Service service : services) {
      if (has(service)) {
        routes.addAll(hosts.read(service));
      }
    }
    return routes;
  }

  /** Files of the project that say more than variables do. */
  private void checkFiles() {
    for (Mount mount : proxy.volumes()) {
      if (mount instanceof Mount.Bind bind && bind.target().startsWith("/etc/nginx/")) {
        String what = "`" + bind.target() + "` of " + proxy.name();
        if (bind.target().startsWith("/etc/nginx/certs")) {
          continue;
        }
        if (bind.target().contains("htpasswd")) {
          findings.guarded(bind.path(), what);
        } else {
          findings.inexpressible(bind.path(), what, "configuration of nginx is not read");
        }
      }
    }
  }

  private List<Route> read(Service service) {
    TreePath path = service.path().child("environment").child(HOST);
    boolean certificate = false;
    for (Map.Entry<String, EnvironmentValue> variable : service.environment().entrySet()) {
      String name = variable.getKey();
      TreePath at = variable.getValue().path();
      String value = variable.getValue().text().orElse("").strip();
      certificate |= CERTIFICATES.contains(name);
      if (name.equals("NETWORK_ACCESS") && value.equals("internal")) {
        findings.guarded(at, name + " of " + service.name());
      } else if (OTHERS.contains(name)
          || (name.equals("VIRTUAL_PROTO") && !value.equals("http") && !value.isEmpty())) {
        findings.inexpressible(at, name + " of " + service.name(), "it has no counterpart");
      } else if (name.equals(HOST)) {
        path = at;
      }
    }
    Optional<Condition> condition = condition(service, path);
    if (condition.isEmpty()) {
      return List.of();
    }
    Optional<EntryPoint> https = EntryPoint.of(proxy, "", EntryPoint.HTTPS, false, true);
    boolean secure = https.isPresent() && https.get().hasCertificate();
    Optional<EntryPoint> entry =
        secure ? https : EntryPoint.of(proxy, "", EntryPoint.HTTP, false, false);
    if (!secure && certificate) {
      findings.plain(service.name(), path);
    }
    List<Route> routes = new ArrayList<>();
    if (entry.isPresent()) {
      routes.add(new Route(service.name(), port(service), entry.get(), condition.get(), path));
    }
    return routes;
  }

  private static String text(Service service, String name) {
    return Variables.text(service, name).strip();
  }

  /** The port that is named, else the only one that is exposed, else 80. */
  private static int port(Service service) {
    String written = text(service, "VIRTUAL_PORT");
    if (RouteTargets.isPort(written)) {
      return Integer.parseInt(written);
    }
    SortedSet<Integer> exposed = RouteTargets.exposed(service);
    return exposed.size() == 1 ? exposed.first() : EntryPoint.HTTP;
  }

  private Optional<Condition> condition(Service service, TreePath path) {
    Set<String> hosts = new TreeSet<>();
    for (String host : text(service, HOST).split(",", -1)) {
      String name = host.strip().toLowerCase(Locale.ROOT);
      if (name.startsWith("~") || name.indexOf('/') >= 0 || name.indexOf(':') >= 0) {
        findings.inexpressible(path, "the host " + name, "it is a pattern");
        return Optional.empty();
      }
      if (!name.isEmpty()) {
        hosts.add(name);
      }
    }
    String prefix = text(service, "VIRTUAL_PATH");
    if (!prefix.isEmpty() && (!prefix.startsWith("/") || prefix.matches(".*[*?{}].*"))) {
      findings.inexpressible(path, "VIRTUAL_PATH of " + service.name(), "it is a pattern");
      return Optional.empty();
    }
    return hosts.isEmpty()
        ? Optional.empty()
        : Optional.of(new Condition(hosts, Condition.prefix(prefix)));
  }
}
