package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.cfn.plan.LogicalIds;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.template.Value;
import java.util.Optional;

/** What load balancers and listeners are to the template: its own, or some that exist. */
public final class LoadBalancerReferences {

  public static final int HTTP = 80;

  static final int HTTPS = 443;

  private LoadBalancerReferences() {}

  /** The load balancer that exists and publishes the ports of a balancer. */
  public static Optional<ExistingLoadBalancer> existing(Plan plan, LoadBalancerKind balancer) {
    boolean used =
        plan.loadBalancing().existing().isPresent()
            && plan.loadBalancing().existing().get().is(balancer);
    return used ? plan.loadBalancing().existing() : Optional.empty();
  }

  /** The load balancer. */
  static Value arn(Plan plan, LoadBalancerKind balancer) {
    Optional<ExistingLoadBalancer> existing = existing(plan, balancer);
    return existing.isPresent()
        ? Value.text(existing.get().arn())
        : Value.ref(LogicalIds.loadBalancer(balancer));
  }

  /** The security group of a load balancer. */
  static Value securityGroup(Plan plan, LoadBalancerKind balancer) {
    Optional<ExistingLoadBalancer> existing = existing(plan, balancer);
    if (existing.isEmpty()) {
      return Value.ref(LogicalIds.loadBalancerSecurityGroup(balancer));
    }
    return existing
        .get()
        .securityGroup()
        .map(Value::text)
        .orElse(Value.ref(LogicalIds.loadBalancerGroup()));
  }

  /** The ARN of the listener that exists, if rules are added to one. */
  static Optional<String> existingListener(Plan plan, ListenerPlan listener) {
    Optional<ExistingLoadBalancer> existing = existing(plan, listener.balancer());
    return existing.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(existing.get().listeners().get(listener.port()));
  }

  /** Whether requests to port 80 are sent to port 443, because nothing else listens on 80. */
  static boolean redirects(Plan plan, LoadBalancerKind balancer) {
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

  /** The action that sends requests to a published port. */
  static Value.MapOf forward(Plan plan, PublishedPort port) {
    return Value.map("Type", "forward", "TargetGroupArn", Value.ref(plan.ids().targetGroup(port)));
  }
}
