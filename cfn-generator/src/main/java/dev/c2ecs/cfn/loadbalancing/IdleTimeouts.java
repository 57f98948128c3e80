package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.extension.Setting;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.template.Value;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code x-aws-idle_timeout}: the time after which a connection without traffic is closed. An
 * application load balancer has one for all its listeners, a network load balancer one for each TCP
 * listener; that of a TLS listener cannot be changed.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html">
 *     Application load balancers</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/update-idle-timeout.html">
 *     Network load balancers</a>
 */
final class IdleTimeouts {

  private static final int MOST_HTTP_SECONDS = 4000;
  private static final int LEAST_TCP_SECONDS = 60;

  private IdleTimeouts() {}

  /** Reports times that no listener of their kind can have. */
  static void check(Plan plan, DiagnosticCollector findings) {
    for (ListenerPlan listener : plan.loadBalancing().listeners()) {
      for (PublishedPort port : listener.ports()) {
        Setting<Integer> said = port.said().idleSeconds();
        int seconds = said.orElse(0);
        if (seconds == 0) {
          continue;
        }
        if (listener.balancer().application()) {
          if (LoadBalancerReferences.existing(plan, listener.balancer()).isPresent()) {
            said.refuse(findings, "set on the load balancer, which exists already", "remove it");
          } else if (seconds > MOST_HTTP_SECONDS) {
            said.refuse(findings, "at most " + MOST_HTTP_SECONDS + " seconds for HTTP", "");
          }
        } else if (listener.isSecure() || port.kind() == PublishedPort.Kind.UDP) {
          said.refuse(findings, "left out: only HTTP and TCP without TLS have one", "remove it");
        } else if (seconds < LEAST_TCP_SECONDS) {
          said.refuse(findings, "at least " + LEAST_TCP_SECONDS + " seconds for TCP", "");
        }
      }
    }
  }

  /** The attribute of an application load balancer: the longest that its ports ask for. */
  static Optional<Value> ofLoadBalancer(Plan plan, LoadBalancerKind balancer) {
    int longest = 0;
    for (ListenerPlan listener : plan.loadBalancing().listeners()) {
      if (balancer.application() && listener.balancer() == balancer) {
        longest = Math.max(longest, longest(listener).orElse(0));
      }
    }
    return longest == 0
        ? Optional.empty()
        : Optional.of(attribute("idle_timeout.timeout_seconds", longest));
  }

  /** The attribute of a TCP listener. */
  static Optional<Value> ofListener(ListenerPlan listener) {
    OptionalInt seconds = longest(listener);
    return listener.balancer().application() || listener.isSecure() || seconds.isEmpty()
        ? Optional.empty()
        : Optional.of(attribute("tcp.idle_timeout.seconds", seconds.getAsInt()));
  }

  private static OptionalInt longest(ListenerPlan listener) {
    int longest = 0;
    for (PublishedPort port : listener.ports()) {
      longest = Math.max(longest, port.said().idleSeconds().orElse(0));
    }
    return longest == 0 ? OptionalInt.empty() : OptionalInt.of(longest);
  }

  private static Value attribute(String key, int seconds) {
    return Value.map("Key", key, "Value", Integer.toString(seconds));
  }
}
