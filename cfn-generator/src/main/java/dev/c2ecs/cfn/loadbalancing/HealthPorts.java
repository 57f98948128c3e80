package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.OperatingCode;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.discovery.DiscoveryPlan;
import dev.c2ecs.cfn.discovery.KnownPort;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The ports that load balancers check where it is not the published one: the port that {@code
 * x-aws-healthcheck} names; for UDP, which cannot be checked, a TCP port of the service; and of
 * several ports of a service the main one, because a task is replaced when one of its target groups
 * is unhealthy, and nothing may listen on a second port. The main port is the first that says how
 * it is checked, else that which the health check of the container asks, else one on which
 * something shows that it is listened to ({@link PortEvidence}), by HTTP first, else the first for
 * HTTP, else the first for TCP.
 */
final class HealthPorts {

  /** The best rank of a port of which nobody says that it is checked. */
  private static final int FIRST_OF_EVIDENCE = 2;

  private HealthPorts() {}

  /** The port that is checked for each published port, by its key. */
  static Map<String, Integer> of(
      ComposeProject project,
      List<PublishedPort> published,
      DiscoveryPlan discovery,
      DiagnosticCollector findings) {
    Map<String, PublishedPort> mains = new HashMap<>();
    PortEvidence evidence = new PortEvidence(project, discovery);
    Map<String, Integer> ranks = new HashMap<>();
    for (PublishedPort port : published) {
      ranks.put(port.key(), rank(project, evidence, port));
      mains.merge(
          port.service(),
          port,
          (a, b) -> ranks.getOrDefault(b.key(), 0) < ranks.getOrDefault(a.key(), 0) ? b : a);
    }
    Map<String, Integer> ports = new HashMap<>();
    Map<String, List<PublishedPort>> unchecked = new TreeMap<>();
    for (PublishedPort port : published) {
      OptionalInt said = port.said().health().port().number();
      PublishedPort main = mains.getOrDefault(port.service(), port);
      if (said.isPresent()) {
        ports.put(port.key(), said.getAsInt());
      } else if (main.target() != port.target() && isCheckedOn(port, main, evidence)) {
        ports.put(port.key(), main.said().health().port().number().orElse(main.target()));
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
    mains.values().removeIf(main -> ranks.getOrDefault(main.key(), 0) < FIRST_OF_EVIDENCE);
    reportMains(published, mains, ports, findings);
    return ports;
  }

  /**
   * Says once which of several ports decides whether a task is well. HTTPS beside HTTP is one site.
   *
   * @param mains the main ports that nobody says
   */
  private static void reportMains(
      List<PublishedPort> published,
      Map<String, PublishedPort> mains,
      Map<String, Integer> ports,
      DiagnosticCollector findings) {
    Map<String, PublishedPort> decided = new TreeMap<>();
    for (PublishedPort port : published) {
      PublishedPort main = mains.get(port.service());
      if (main != null
          && port.target() != main.target()
          && port.target() != LoadBalancerReferences.HTTPS
          && ports.getOrDefault(port.key(), 0) == main.target()) {
        decided.put(port.service(), main);
      }
    }
    if (decided.isEmpty()) {
      return;
    }
    List<String> names = new ArrayList<>();
    decided.forEach((service, main) -> names.add(service + " " + main.target()));
    findings.add(
        OperatingCode.HEALTH_PORT,
        decided.values().iterator().next().port().path(),
        "of several published ports one tells whether a task is well: " + String.join(", ", names),
        "`" + Keys.HEALTHCHECK + ": {port: PORT}` on a port names another one");
  }

  /** The lower, the better a port tells whether its service is well. */
  private static int rank(ComposeProject project, PortEvidence evidence, PublishedPort port) {
    if (saysHow(port)) {
      return 0;
    }
    Optional<Service> service = Optional.ofNullable(project.services().get(port.service()));
    if (service.flatMap(s -> HealthPaths.of(s, port.target())).isPresent()) {
      return 1;
    }
    if (port.kind() == PublishedPort.Kind.UDP) {
      return 8;
    }
    int shown =
        switch (evidence.of(port)) {
          case WEB -> FIRST_OF_EVIDENCE;
          case NAMED -> 4;
          case NONE -> 6;
        };
    return port.kind().isApplication() ? shown : shown + 1;
  }

  private static boolean saysHow(PublishedPort port) {
    return port.said().health().path().present() || port.said().health().port().present();
  }

  /** A target group for HTTP is checked by its own version of HTTP only. */
  private static boolean isCheckedOn(
      PublishedPort port, PublishedPort main, PortEvidence evidence) {
    boolean own = saysHow(port) || main.kind() == PublishedPort.Kind.UDP;
    boolean web = main.kind().isApplication() || evidence.of(main) == PortEvidence.Strength.WEB;
    boolean alike = web && version(main).equals(version(port));
    return !own && (!port.kind().isApplication() || alike);
  }

  private static String version(PublishedPort port) {
    String protocol = port.application();
    return (port.isSecureTarget() ? "tls " : "")
        + (protocol.startsWith("http") && !protocol.equals("http2") ? "" : protocol);
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
