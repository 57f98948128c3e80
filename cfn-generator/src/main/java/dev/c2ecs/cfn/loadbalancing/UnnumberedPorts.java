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
 * of the container, unless another port is published there; then it is not published at all,
 * because nobody could tell whose the number is.
 */
public final class UnnumberedPorts {

  private final DiagnosticCollector findings;

  UnnumberedPorts(DiagnosticCollector findings) {
    this.findings = findings;
  }

  /** The ports without those that cannot be published. */
  List<PublishedPort> settle(List<PublishedPort> ports) {
    Map<Integer, List<PublishedPort>> byNumber = new HashMap<>();
    for (PublishedPort port : ports) {
      byNumber.computeIfAbsent(port.listener(), key -> new ArrayList<>()).add(port);
    }
    List<PublishedPort> kept = new ArrayList<>();
    for (PublishedPort port : ports) {
      Set<String> others = new TreeSet<>();
      for (PublishedPort other : byNumber.getOrDefault(port.listener(), List.of())) {
        boolean same = other.service().equals(port.service()) && other.target() == port.target();
        if (!same && SharedListeners.meet(port, other)) {
          others.add(other.service());
        }
      }
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

  private void report(PublishedPort port, Set<String> others) {
    int target = port.target();
    if (others.isEmpty()) {
      findings.add(
          PolicyCode.PORT_UNPUBLISHED,
          port.port().path(),
          "ports without a published number, which Docker would choose, are published under their"
              + " own: "
              + target
              + " of "
              + port.service(),
          "write \"PORT:TARGET\" to publish a port, or `expose` if only other services need it");
      return;
    }
    String what =
        ", and "
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
