package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a service offers by Service Connect.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectService.html">
 *     ECS, ServiceConnectService</a>
 */
final class ServiceConnect {

  /** The property that switches it on. */
  static final String PROPERTY = "ServiceConnectConfiguration";

  /** Where its namespace stands. */
  static final String NAMESPACE = "ServiceConnectConfiguration/Namespace";

  private static final String ENABLED = "ServiceConnectConfiguration/Enabled";
  private static final String SERVICES = "ServiceConnectConfiguration/Services";

  /**
   * A port that it offers.
   *
   * @param portName the port mapping
   * @param discoveryName its name in the namespace, {@code portName} when none is given
   * @param aliases {@code name:port} for its clients
   */
  record Entry(String portName, String discoveryName, List<String> aliases) {
    Entry {
      aliases = List.copyOf(aliases);
    }
  }

  private ServiceConnect() {}

  /** Whether a service uses it, as server or as client. */
  static boolean isOn(Side side, Resource service) {
    return side.text(service, ENABLED).equals("true");
  }

  /** The ports that a service offers. */
  static List<Entry> entries(Side side, Resource service) {
    List<Entry> entries = new ArrayList<>();
    for (Value item : side.items(service, SERVICES)) {
      if (item instanceof Value.MapOf map) {
        String port = text(side, map, "PortName");
        String discovery = text(side, map, "DiscoveryName");
        entries.add(new Entry(port, discovery.isEmpty() ? port : discovery, aliases(side, map)));
      }
    }
    return entries;
  }

  private static List<String> aliases(Side side, Value.MapOf entry) {
    List<String> aliases = new ArrayList<>();
    if (entry.entries().get("ClientAliases") instanceof Value.ListOf list) {
      for (Value item : list.items()) {
        if (item instanceof Value.MapOf alias) {
          aliases.add(
              text(side, alias, "DnsName").toLowerCase(Locale.ROOT)
                  + ":"
                  + text(side, alias, "Port"));
        }
      }
    }
    return aliases;
  }

  private static String text(Side side, Value.MapOf map, String key) {
    Value value = map.entries().get(key);
    return value == null ? "" : side.text(value);
  }
}
