package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.compose.model.Port;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ports that are published without a number: Docker draws a free one of the host, which nobody
 * knows before. Where a project publishes other ports by number, those are its entrance, and a port
 * without one is not published. Where it publishes nothing else, its own number is taken, unless
 * two such ports want the same.
 */
public final class UnnumberedPorts {

  private static final String LEAD =
      "ports without a published number, which Docker would choose, ";

  private final DiagnosticCollector findings;

  /** What is said of each such port: how it fares, and whose it is. */
  private final Map<Port, List<String>> said = new LinkedHashMap<>();

  UnnumberedPorts(DiagnosticCollector findings) {
    this.findings = findings;
  }

  /** The ports without those that are not published. */
  List<PublishedPort> settle(List<PublishedPort> ports) {
    boolean numbers = ports.stream().anyMatch(port -> !isUnnumbered(port.port()));
    Map<Integer, List<PublishedPort>> byNumber = new HashMap<>();
    for (PublishedPort port : ports) {
      byNumber.computeIfAbsent(port.listener(), key -> new ArrayList<>()).add(port);
    }
    List<PublishedPort> kept = new ArrayList<>();
    for (PublishedPort port : ports) {
      if (!isUnnumbered(port.port())) {
        kept.add(port);
      } else if (numbers) {
        note(port.port(), "are not published, others have one: ", port.service());
      } else if (isWanted(port, byNumber.getOrDefault(port.listener(), List.of()))) {
        note(port.port(), "of which several want one number, are not published: ", port.service());
      } else {
        kept.add(port);
        note(port.port(), "are published under their own: ", port.service());
      }
    }
    return kept;
  }

  /**
   * Whether the file leaves it to Docker where a port is published. What it says of the port under
   * keys of ours is about its load balancer.
   */
  private static boolean isUnnumbered(Port port) {
    return port.published().isEmpty()
        && port.extensions().entries().keySet().stream()
            .noneMatch(key -> key.startsWith(Keys.PREFIX));
  }

  private static boolean isWanted(PublishedPort port, List<PublishedPort> all) {
    for (PublishedPort other : all) {
      boolean same = other.service().equals(port.service()) && other.target() == port.target();
      if (!same && SharedListeners.meet(port, other)) {
        return true;
      }
    }
    return false;
  }

  private void note(Port port, String what, String service) {
    said.put(port, List.of(what, service));
  }

  /** Reports them, those of one kind alike. */
  void report() {
    said.forEach(
        (port, what) ->
            findings.add(
                PolicyCode.PORT_UNPUBLISHED,
                port.path(),
                LEAD + what.get(0) + port.target() + " of " + what.get(1),
                "write \"PORT:TARGET\" to publish a port, or `expose` if only other services need"
                    + " it"));
  }
}
