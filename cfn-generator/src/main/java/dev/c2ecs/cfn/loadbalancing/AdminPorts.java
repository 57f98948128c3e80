package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.cfn.discovery.ServiceText;
import dev.c2ecs.compose.model.EnvironmentValue;
import dev.c2ecs.compose.model.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ports where a proxy is administered, as its own settings say: a section of {@code haproxy.cfg}
 * that has statistics and no servers, the {@code admin} of an Envoy, and variables that are called
 * so.
 *
 * @see <a href="https://docs.haproxy.org/3.2/configuration.html#4-stats%20enable">HAProxy,
 *     stats</a>
 * @see <a href="https://www.envoyproxy.io/docs/envoy/latest/operations/admin">Envoy, administration
 *     interface</a>
 */
final class AdminPorts {

  private static final Pattern SECTION =
      Pattern.compile("(?m)^(?=(?:global|defaults|frontend|backend|listen)\\b)");
  private static final Pattern STATISTICS = Pattern.compile("(?m)^\\s*stats\\s+(?:enable|uri)\\b");
  private static final Pattern SERVES =
      Pattern.compile("(?m)^\\s*(?:server|server-template|use_backend|default_backend)\\s");
  private static final Pattern BIND = Pattern.compile("(?m)^\\s*bind\\s+[^\\s,]*:(\\d{1,5})\\b");
  private static final Pattern ENVOY =
      Pattern.compile("(?m)^\"?admin\"?:\\s*(?:\\n[ \\t]+[^\\n]*|\\{[^\\n]*|[ \\t]*$)+");
  private static final Pattern VALUE = Pattern.compile("port_value\"?:\\s*(\\d{1,5})");

  /** Why the ports of a service are kept, by their number. */
  private final Map<String, Map<Integer, String>> reasons = new HashMap<>();

  AdminPorts(List<ServiceText> texts) {
    for (ServiceText text : texts) {
      haproxy(text);
      envoy(text);
    }
  }

  private void haproxy(ServiceText text) {
    if (!text.text().contains("stats")) {
      return;
    }
    for (String section : SECTION.split(text.text(), -1)) {
      if (STATISTICS.matcher(section).find() && !SERVES.matcher(section).find()) {
        for (Matcher bind = BIND.matcher(section); bind.find(); ) {
          add(text.service(), bind.group(1), "HAProxy shows its statistics there");
        }
      }
    }
  }

  private void envoy(ServiceText text) {
    for (Matcher admin = ENVOY.matcher(text.text()); admin.find(); ) {
      for (Matcher port = VALUE.matcher(admin.group()); port.find(); ) {
        add(text.service(), port.group(1), "Envoy is administered there without a login");
      }
    }
  }

  private void add(String service, String port, String reason) {
    reasons.computeIfAbsent(service, key -> new HashMap<>()).put(Integer.parseInt(port), reason);
  }

  /** Why a port is one of administration; empty when nothing says so. */
  Optional<String> reason(Service service, int port) {
    String said = reasons.getOrDefault(service.name(), Map.of()).get(port);
    if (said != null) {
      return Optional.of(said);
    }
    for (Map.Entry<String, EnvironmentValue> variable : service.environment().entrySet()) {
      String name = variable.getKey().toUpperCase(Locale.ROOT);
      boolean named = name.contains("ENVOY") && name.contains("ADMIN") && name.endsWith("PORT");
      if (named && variable.getValue().text().orElse("").equals(Integer.toString(port))) {
        return Optional.of(
            "Envoy is administered there without a login, as " + variable.getKey() + " says");
      }
    }
    return Optional.empty();
  }
}
