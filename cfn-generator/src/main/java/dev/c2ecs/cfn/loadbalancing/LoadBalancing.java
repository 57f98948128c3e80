package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.cfn.loadbalancing.PublishedPort.Kind;
import dev.c2ecs.cfn.mapper.Names;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.template.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The logical IDs of what belongs to published ports, in one place. */
public final class LoadBalancing {

  static final int HTTP = 80;
  static final int HTTPS = 443;

  /** The parameter with the security group of a load balancer that exists. */
  static final String GROUP_PARAMETER = "LoadBalancerSecurityGroupId";

  private LoadBalancing() {}

  /** The load balancer that exists and publishes the ports of a balancer. */
  public static Optional<ExistingLoadBalancer> existing(Plan plan, Balancer balancer) {
    boolean used =
        plan.loadBalancing().existing().isPresent()
            && plan.loadBalancing().existing().get().is(balancer);
    return used ? plan.loadBalancing().existing() : Optional.empty();
  }

  /** The load balancer. */
  static Value arn(Plan plan, Balancer balancer) {
    Optional<ExistingLoadBalancer> existing = existing(plan, balancer);
    return existing.isPresent() ? Value.text(existing.get().arn()) : Value.ref(balancer.id());
  }

  /** The security group of a load balancer. */
  static Value securityGroup(Plan plan, Balancer balancer) {
    Optional<ExistingLoadBalancer> existing = existing(plan, balancer);
    if (existing.isEmpty()) {
      return Value.ref(balancer.id() + Names.SECURITY_GROUP);
    }
    return existing.get().securityGroup().map(Value::text).orElse(Value.ref(GROUP_PARAMETER));
  }

  /** The ARN of the listener that exists, if rules are added to one. */
  static Optional<String> existingListener(Plan plan, ListenerPlan listener) {
    Optional<ExistingLoadBalancer> existing = existing(plan, listener.balancer());
    return existing.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(existing.get().listeners().get(listener.port()));
  }

  /** Whether requests to port 80 are sent to port 443, because nothing else listens on 80. */
  static boolean redirects(Plan plan, Balancer balancer) {
    boolean secure = false;
    for (ListenerPlan listener : plan.loadBalancing().listeners()) {
      if (listener.balancer() == balancer) {
        if (listener.port() == HTTP || existing(plan, balancer).isPresent()) {
          return false;
        }
        secure |= balancer.application() && listener.port() == HTTPS && listener.isSecure();
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

  public static String targetGroupId(Plan plan, PublishedPort port) {
    return stem(plan, port) + port.listener() + "TargetGroup";
  }

  private static String stem(Plan plan, PublishedPort port) {
    return plan.serviceIds().of(port.service()) + port.balancer().prefix() + port.protocol();
  }

  /** The listener of a plan: named by its owner, else by its protocol and port. */
  static String listenerId(Plan plan, ListenerPlan listener) {
    if (listener.owner().isPresent()) {
      return nameOf(plan, listener.owner().get()) + "Listener";
    }
    return listener.balancer().prefix()
        + (listener.isSecure() ? "HTTPS" : "HTTP")
        + listener.port()
        + "Listener";
  }

  /** The rule that leads to a published port. */
  static String ruleId(Plan plan, PublishedPort port) {
    return nameOf(plan, port) + "Rule";
  }

  /** The further certificate of a listener that a published port brings. */
  static String listenerCertificateId(Plan plan, PublishedPort port) {
    return nameOf(plan, port) + "ListenerCertificate";
  }

  /**
   * A listener is named by the target port, as Docker's integration did; a second listener for the
   * same target is named by its own port too.
   */
  private static String nameOf(Plan plan, PublishedPort port) {
    int same = 0;
    for (PublishedPort other : plan.loadBalancing().publishedBy(port.service())) {
      boolean alike =
          other.target() == port.target()
              && other.protocol().equals(port.protocol())
              && other.balancer().internal() == port.balancer().internal();
      same += alike ? 1 : 0;
    }
    boolean shared = same > 1;
    return stem(plan, port)
        + port.target()
        + (shared && port.listener() != port.target() ? "Port" + port.listener() : "");
  }

  static List<String> ingressIds(Plan plan, PublishedPort port) {
    String balancer = port.balancer().prefix() + (port.kind().isApplication() ? "" : "Network");
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

  /** The certificate of the domain of a published port. */
  static String certificateId(Plan plan, PublishedPort port) {
    return plan.serviceIds().of(port.service()) + port.listener() + "Certificate";
  }

  /** The action that sends requests to a published port. */
  static Value.MapOf forward(Plan plan, PublishedPort port) {
    return Value.map(
        "Type", "forward", "TargetGroupArn", Value.ref(LoadBalancing.targetGroupId(plan, port)));
  }
}
