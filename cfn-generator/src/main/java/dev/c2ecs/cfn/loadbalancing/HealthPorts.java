package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.discovery.DiscoveryPlan;
import dev.c2ecs.cfn.discovery.KnownPort;
import dev.c2ecs.cfn.extension.Keys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The ports that load balancers check where it is not the published one: the port that {@code
 * x-aws-healthcheck} names, and for UDP, which cannot be checked, a TCP port of the service.
 */
final class HealthPorts {

  private HealthPorts() {}

  /** The port that is checked for each published port, by its key. */
  static Map<String, Integer> of(
      List<PublishedPort> published, DiscoveryPlan discovery, DiagnosticCollector findings) {
    Map<String, Integer> ports = new HashMap<>();
    Map<String, List<PublishedPort>> unchecked = new TreeMap<>();
    for (PublishedPort port : published) {
      OptionalInt said = port.said().health().port().number();
      if (said.isPresent()) {
        ports.put(port.key(), said.getAsInt());
      } else if (port.kind() == PublishedPort.Kind.UDP) {
        OptionalInt tcp = firstTcp(discovery.portsOf(port.service()));
        if (tcp.isPresent()) {
          ports.put(port.key(), tcp.getAsInt());
        } else {
          unchecked.computeIfAbsent(port.service(), name -> new ArrayList<>()).add(port);
        }
      }
    }
    unchecked.values().forEach(all -> report(all, findings));
    return ports;
  }

  private static OptionalInt firstTcp(List<KnownPort> ports) {
    for (KnownPort port : ports) {
      if (port.isTcp()) {
        return OptionalInt.of(port.number());
      }
    }
    return OptionalInt.empty();
  }

  private static void report(List<PublishedPort> ports, DiagnosticCollector findings) {
    PublishedPort first = ports.get(0);
    List<String> targets = new ArrayList<>();
    ports.forEach(port -> targets.add(Integer.toString(port.target())));
    findings.add(
        PolicyCode.PORT_UDP_HEALTH,
        first.port().path(),
        "a load balancer cannot check UDP "
            + (ports.size() == 1 ? "port " : "ports ")
            + String.join(", ", targets)
            + " of "
            + first.service()
            + ", and no TCP port of it is known: its tasks would never be healthy",
        "write `{target: "
            + first.target()
            + ", published: \""
            + first.listener()
            + "\", protocol: udp, "
            + Keys.HEALTHCHECK
            + ": {port: PORT}}` with a TCP port that answers");
  }
}
