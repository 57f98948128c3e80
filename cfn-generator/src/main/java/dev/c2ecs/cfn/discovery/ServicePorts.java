package dev.c2ecs.cfn.discovery;

import dev.c2ecs.compose.model.Port;
import dev.c2ecs.compose.model.Protocol;
import dev.c2ecs.compose.model.Service;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the ports that a service listens on: {@code ports}, {@code expose}, those that texts name,
 * and those of its image, all of them together.
 */
public final class ServicePorts {

  private static final Pattern EXPOSE = Pattern.compile("(\\d+)(?:-(\\d+))?(?:/(tcp|udp))?");
  private static final int MAX_RANGE = 100;

  private ServicePorts() {}

  /**
   * The ports, sorted; a number of both protocols is listed twice.
   *
   * @param named the ports that texts of the project name
   */
  public static List<KnownPort> of(Service service, Collection<KnownPort> named) {
    Map<String, KnownPort> ports = new TreeMap<>();
    for (Port port : service.ports()) {
      if (port.protocol() == Protocol.TCP || port.protocol() == Protocol.UDP) {
        String protocol = port.protocol().word();
        put(ports, new KnownPort(port.target(), protocol, port.name()));
      }
    }
    for (String exposed : service.expose()) {
      expose(exposed, ports);
    }
    for (KnownPort port : named) {
      put(ports, port);
    }
    for (int number : WellKnownPorts.of(service.image().orElse(""))) {
      put(ports, new KnownPort(number, "tcp", Optional.empty()));
    }
    return ports.values().stream().sorted().toList();
  }

  private static void put(Map<String, KnownPort> ports, KnownPort port) {
    ports.merge(port.number() + "/" + port.protocol(), port, ServicePorts::together);
  }

  private static KnownPort together(KnownPort a, KnownPort b) {
    return new KnownPort(a.number(), a.protocol(), a.name().or(b::name));
  }

  private static void expose(String text, Map<String, KnownPort> ports) {
    Matcher matcher = EXPOSE.matcher(text);
    if (!matcher.matches() || matcher.group(1).length() > 5) {
      return;
    }
    int start = Integer.parseInt(matcher.group(1));
    int end = matcher.group(2) == null ? start : Integer.parseInt(matcher.group(2));
    String protocol = matcher.group(3) == null ? "tcp" : matcher.group(3);
    for (int number = start; number <= Math.min(end, start + MAX_RANGE - 1); number++) {
      put(ports, new KnownPort(number, protocol, Optional.empty()));
    }
  }
}
