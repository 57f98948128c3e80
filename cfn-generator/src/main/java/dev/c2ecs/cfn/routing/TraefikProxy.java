package dev.c2ecs.cfn.routing;

import dev.c2ecs.compose.model.EnvironmentValue;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a Traefik is told when it starts, by its command or its variables.
 *
 * @param entries its entry points that others reach, by name
 * @param named all its entry points, those that nobody reaches too
 * @param exposesAll whether services without {@code traefik.enable} are routed
 * @see <a href="https://doc.traefik.io/traefik/reference/static-configuration/cli-ref/">Options</a>
 */
record TraefikProxy(Map<String, EntryPoint> entries, List<String> named, boolean exposesAll) {

  private static final String ENTRY = "entrypoints.";
  private static final String VARIABLE = "TRAEFIK_";

  private record Option(String value, TreePath path) {}

  static TraefikProxy of(Service proxy, RouteFindings findings) {
    Map<String, Option> options = options(proxy);
    Map<String, Integer> ports = new LinkedHashMap<>();
    for (Map.Entry<String, Option> option : options.entrySet()) {
      String key = option.getKey();
      TreePath path = option.getValue().path();
      if (key.startsWith(ENTRY) && key.endsWith(".address")) {
        String name = key.substring(ENTRY.length(), key.length() - ".address".length());
        port(option.getValue().value()).ifPresent(port -> ports.put(name, port));
      } else if (key.startsWith(ENTRY) && key.endsWith(".http.middlewares")) {
        findings.guarded(path, "`" + key + "`");
      } else if (key.startsWith("providers.file.")) {
        findings.inexpressible(path, "`" + key + "`", "routes in files are not read");
      } else if (key.endsWith(".constraints")) {
        findings.inexpressible(path, "`" + key + "`", "it chooses services by their labels");
      }
    }
    if (ports.isEmpty()) {
      // Traefik without entry points has one on port 80.
      ports.put("http", EntryPoint.HTTP);
    }
    Map<String, EntryPoint> entries = new LinkedHashMap<>();
    for (Map.Entry<String, Integer> port : ports.entrySet()) {
      String stem = ENTRY + port.getKey() + ".http.";
      boolean redirect = options.containsKey(stem + "redirections.entrypoint.to");
      boolean tls = options.keySet().stream().anyMatch(key -> key.startsWith(stem + "tls"));
      EntryPoint.of(proxy, port.getKey(), port.getValue(), redirect, tls)
          .ifPresent(entry -> entries.put(port.getKey(), entry));
    }
    Option exposed = options.get("providers.docker.exposedbydefault");
    return new TraefikProxy(
        entries,
        List.copyOf(ports.keySet()),
        exposed == null || !exposed.value().equalsIgnoreCase("false"));
  }

  /** The options by their names in lower case. */
  private static Map<String, Option> options(Service proxy) {
    Map<String, Option> options = new TreeMap<>();
    for (Map.Entry<String, EnvironmentValue> variable : proxy.environment().entrySet()) {
      if (variable.getKey().startsWith(VARIABLE)) {
        String name = variable.getKey().substring(VARIABLE.length()).replace('_', '.');
        String value = variable.getValue().text().orElse("");
        options.put(name.toLowerCase(Locale.ROOT), new Option(value, variable.getValue().path()));
      }
    }
    List<String> words = new ArrayList<>(proxy.entrypoint().orElse(List.of()));
    words.addAll(proxy.command().orElse(List.of()));
    TreePath path = proxy.path().child("command");
    for (String word : words) {
      if (word.startsWith("--")) {
        int equals = word.indexOf('=');
        String name = word.substring(2, equals < 0 ? word.length() : equals);
        String value = equals < 0 ? "true" : word.substring(equals + 1);
        options.put(name.toLowerCase(Locale.ROOT), new Option(value, path));
      }
    }
    return options;
  }

  /** The port of an address, {@code :80}; empty for UDP. */
  private static Optional<Integer> port(String address) {
    String tcp = address.endsWith("/tcp") ? address.substring(0, address.length() - 4) : address;
    String number = tcp.substring(tcp.lastIndexOf(':') + 1);
    return RouteTargets.isPort(number) ? Optional.of(Integer.parseInt(number)) : Optional.empty();
  }

  /** The entry points of a router that names none: all but the one of the dashboard. */
  List<String> usual() {
    List<String> usual = new ArrayList<>(named);
    usual.remove("traefik");
    return usual;
  }
}
