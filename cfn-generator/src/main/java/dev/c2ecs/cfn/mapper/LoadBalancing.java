package dev.c2ecs.cfn.mapper;

import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.plan.PublishedPort;
import dev.c2ecs.cfn.plan.PublishedPort.Kind;
import java.util.List;
import java.util.Locale;

/** The logical IDs of what belongs to published ports, in one place. */
final class LoadBalancing {

  static final int HTTP = 80;
  static final int HTTPS = 443;

  private LoadBalancing() {}

  static String loadBalancerId(boolean application) {
    return application ? "LoadBalancer" : "NetworkLoadBalancer";
  }

  /** Whether requests to port 80 are sent to port 443, because nothing else listens on 80. */
  static boolean redirects(Plan plan) {
    boolean secure = false;
    for (PublishedPort port : plan.published()) {
      if (port.kind().isApplication()) {
        if (port.listener() == HTTP) {
          return false;
        }
        secure |= port.listener() == HTTPS && port.isSecure();
      }
    }
    return secure;
  }

  static List<String> protocols(Kind kind) {
    return switch (kind) {
      case HTTP, TCP -> List.of("tcp");
      case UDP -> List.of("udp");
      case TCP_UDP -> List.of("tcp", "udp");
    };
  }

  static String targetGroupId(Plan plan, PublishedPort port) {
    return plan.serviceIds().of(port.service()) + port.protocol() + port.listener() + "TargetGroup";
  }

  /**
   * A listener is named by the target port, as Docker's integration did; a second listener for the
   * same target is named by its own port too.
   */
  static String listenerId(Plan plan, PublishedPort port) {
    boolean shared =
        plan.publishedBy(port.service()).stream()
                .filter(p -> p.target() == port.target() && p.protocol().equals(port.protocol()))
                .count()
            > 1;
    return plan.serviceIds().of(port.service())
        + port.protocol()
        + port.target()
        + (shared && port.listener() != port.target() ? "Port" + port.listener() : "")
        + "Listener";
  }

  static List<String> ingressIds(Plan plan, PublishedPort port) {
    String balancer = port.kind().isApplication() ? "" : "Network";
    return protocols(port.kind()).stream()
        .map(
            protocol ->
                plan.serviceIds().of(port.service())
                    + protocol.toUpperCase(Locale.ROOT)
                    + port.target()
                    + balancer
                    + "Ingress")
        .toList();
  }
}
