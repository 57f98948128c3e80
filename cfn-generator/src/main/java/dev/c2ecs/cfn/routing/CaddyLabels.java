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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the labels of services for caddy-docker-proxy: a site is {@code caddy} or {@code caddy_1},
 * its directives follow behind a dot.
 *
 * @see <a href="https://github.com/lucaslorentz/caddy-docker-proxy#labels-to-caddyfile-conversion">
 *     Labels</a>
 */
final class CaddyLabels {

  private static final Pattern LABEL = Pattern.compile("(caddy(?:_[0-9]+)?)(?:\\.(.+))?");
  private static final Pattern ADDRESS =
      Pattern.compile("(?:(https?)://)?([A-Za-z0-9.*-]*)(?::([0-9]{1,5}))?");
  private static final Pattern UPSTREAMS =
      Pattern.compile(
          "(?:(\\S+)\\s+)?\\{\\{\\s*upstreams(?:\\s+(http))?(?:\\s+([0-9]{1,5}))?\\s*}}");

  private record Site(Map<String, String> directives, Map<String, TreePath> places) {}

  private final Service proxy;
  private final RouteFindings findings;
  private final List<Route> routes = new ArrayList<>();

  private CaddyLabels(Service proxy, RouteFindings findings) {
    this.proxy = proxy;
    this.findings = findings;
  }

  /** Whether a label is for Caddy. */
  static boolean isLabel(String label) {
    return label.startsWith("caddy") && LABEL.matcher(label).matches();
  }

  static boolean has(Service service) {
    for (String label : service.labels().keySet()) {
      if (isLabel(label)) {
        return true;
      }
    }
    return false;
  }

  /** The routes of some services. */
  static List<Route> routes(Service proxy, Collection<Service> services, RouteFindings findings) {
    CaddyLabels labels = new CaddyLabels(proxy, findings);
    for (Service service : services) {
      if (has(service)) {
        labels.read(service);
      }
    }
    return labels.routes;
  }

  private void read(Service service) {
    Map<String, Site> sites = new TreeMap<>();
    for (Map.Entry<String, String> label : service.labels().entrySet()) {
      Matcher matcher = LABEL.matcher(label.getKey());
      if (matcher.matches()) {
        Site site =
            sites.computeIfAbsent(
                matcher.group(1), name -> new Site(new TreeMap<>(), new TreeMap<>()));
        String directive = matcher.group(2) == null ? "" : matcher.group(2);
        site.directives().put(directive, label.getValue());
        site.places().put(directive, service.path().child("labels").child(label.getKey()));
      }
    }
    sites.values().forEach(site -> read(service, site));
  }

  private void read(Service service, Site site) {
    Set<String> paths = new TreeSet<>();
    boolean all = false;
    int port = 0;
    boolean tls = false;
    for (Map.Entry<String, String> directive : site.directives().entrySet()) {
      String name = directive.getKey().toLowerCase(Locale.ROOT).replaceFirst("^[0-9]+_", "");
      TreePath path = site.places().getOrDefault(directive.getKey(), service.path());
      String what = "`" + name + "` of " + service.name();
      Matcher upstreams = UPSTREAMS.matcher(directive.getValue().strip());
      if (name.equals("reverse_proxy") && upstreams.matches() && isPath(upstreams.group(1))) {
        String matcher = upstreams.group(1);
        all |= matcher == null || matcher.equals("*");
        if (matcher != null && !matcher.equals("*")) {
          paths.add(matcher);
        }
        int number = port(service, upstreams.group(3), path);
        if (port != 0 && number != port) {
          findings.inexpressible(path, what, "one site leads to several ports");
        }
        port = number;
      } else if (name.equals("tls")) {
        tls = true;
      } else if (name.contains("auth") || name.contains("import") || name.startsWith("tls.")) {
        findings.guarded(path, what);
      } else if (!name.isEmpty()) {
        findings.inexpressible(path, what, "directives of Caddy are not read");
      }
    }
    TreePath path = site.places().getOrDefault("", service.path().child("labels"));
    String addresses = site.directives().getOrDefault("", "");
    if (addresses.isBlank() || port == 0) {
      findings.inexpressible(
          path,
          "the site " + addresses,
          addresses.isBlank() ? "it has no host" : "it leads nowhere");
      return;
    }
    for (String address : addresses.strip().split("[\\s,]+", -1)) {
      Optional<Route> route = route(service, address, port, all ? Set.of() : paths, tls, path);
      route.ifPresent(routes::add);
    }
  }

  private static boolean isPath(@Nullable String matcher) {
    if (matcher == null || matcher.equals("*")) {
      return true;
    }
    String fixed = matcher.endsWith("*") ? matcher.substring(0, matcher.length() - 1) : matcher;
    return fixed.startsWith("/") && fixed.indexOf('*') < 0 && fixed.indexOf('?') < 0;
  }

  private int port(Service service, @Nullable String written, TreePath path) {
    if (written != null && RouteTargets.isPort(written)) {
      return Integer.parseInt(written);
    }
    SortedSet<Integer> exposed = RouteTargets.exposed(service);
    if (!exposed.isEmpty()) {
      return exposed.first();
    }
    findings.inexpressible(
        path,
        "`reverse_proxy` of " + service.name(),
        "the port is not known: `{{upstreams PORT}}`");
    return 0;
  }

  private Optional<Route> route(
      Service service, String address, int port, Set<String> paths, boolean tls, TreePath path) {
    Matcher matcher = ADDRESS.matcher(address);
    if (!matcher.matches()) {
      findings.inexpressible(path, "the site " + address, "it is no host");
      return Optional.empty();
    }
    boolean http = "http".equals(matcher.group(1));
    String host = matcher.group(2).toLowerCase(Locale.ROOT);
    int usual = http || host.isEmpty() ? EntryPoint.HTTP : EntryPoint.HTTPS;
    int number = matcher.group(3) == null ? usual : Integer.parseInt(matcher.group(3));
    boolean secure = tls || (!http && number != EntryPoint.HTTP && !host.isEmpty());
    Condition condition = new Condition(host.isEmpty() ? Set.of() : Set.of(host), paths);
    return EntryPoint.of(proxy, "", number, false, secure)
        .map(entry -> new Route(service.name(), port, entry, condition, path));
  }
}
