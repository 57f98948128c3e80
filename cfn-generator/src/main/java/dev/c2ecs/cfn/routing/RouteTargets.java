package dev.c2ecs.cfn.routing;

import dev.c2ecs.cfn.discovery.WellKnownPorts;
import dev.c2ecs.compose.model.Port;
import dev.c2ecs.compose.model.Protocol;
import dev.c2ecs.compose.model.Service;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The ports that a proxy sees of a container when nobody names one. */
final class RouteTargets {

  private RouteTargets() {}

  /** The TCP ports that a container exposes, as far as the project and a table of images tell. */
  static NavigableSet<Integer> exposed(Service service) {
    NavigableSet<Integer> ports = new TreeSet<>();
    for (Port port : service.ports()) {
      if (port.protocol() == Protocol.TCP) {
        ports.add(port.target());
      }
    }
    for (String exposed : service.expose()) {
      String number =
          exposed.endsWith("/tcp") ? exposed.substring(0, exposed.length() - 4) : exposed;
      if (isPort(number)) {
        ports.add(Integer.parseInt(number));
      }
    }
    Collection<Integer> known = WellKnownPorts.of(service.image().orElse(""));
    ports.addAll(known);
    return ports;
  }

  /** Whether a text is a number from 1 to 65535. */
  static boolean isPort(String text) {
    if (text.isEmpty() || text.length() > 5 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return false;
    }
    int number = Integer.parseInt(text);
    return number > 0 && number <= 65535;
  }
}
