package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Ports that are published without a number: Docker draws a free one of the host. Here it is that
 * of the container, unless another service wants the same; then the port is not published at all,
 * because nobody could tell whose it is.
 */
public final class UnnumberedPorts {

  private final DiagnosticCollector findings;

  UnnumberedPorts(DiagnosticCollector findings) {
    this.findings = findings;
  }

  /** The ports without those that cannot be published. */
  List<PublishedPort> settle(List<PublishedPort> ports) {
    Map<String, Set<String>> services = new HashMap<>();
    for (PublishedPort port : ports) {
      services.computeIfAbsent(listener(port), key -> new TreeSet<>()).add(port.service());
    }
    List<PublishedPort> kept = new ArrayList<>();
    for (PublishedPort port : ports) {
      Set<String> others = new TreeSet<>(services.getOrDefault(listener(port), Set.of()));
      others.remove(port.service());
      boolean unnumbered = port.port().published().isEmpty() && !port.hasConditions();
      if (!unnumbered || others.isEmpty()) {
        kept.add(port);
      }
      if (unnumbered) {
        report(port, others);
      }
    }
    return kept;
  }

  private static String listener(PublishedPort port) {
    return port.balancer() + ":" + port.listener();
  }

  private void report(PublishedPort port, Set<String> others) {
    int target = port.target();
    String what =
        others.isEmpty()
            ? ": Docker would choose one, here it is " + target
            : ", and "
                + String.join(" and ", others)
                + (others.size() > 1 ? " publish " : " publishes ")
                + target
                + " too: it is not published";
    findings.add(
        PolicyCode.PORT_UNPUBLISHED,
        port.port().path(),
        "port " + target + " of " + port.service() + " has no published port" + what,
        "write \"PORT:" + target + "\" to publish it, or `expose` if only other services need it");
  }
}
