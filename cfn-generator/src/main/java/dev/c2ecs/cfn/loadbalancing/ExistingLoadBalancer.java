package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.extension.ProjectExtensions;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A load balancer that exists, {@code x-aws-loadbalancer}: its ARN, or a mapping with {@code arn},
 * {@code security_group} and {@code listeners}.
 *
 * @param arn its ARN
 * @param securityGroup its security group; a parameter when empty
 * @param listeners the ARNs of listeners that exist, by port; the stack adds rules to them
 */
public record ExistingLoadBalancer(
    String arn, Optional<String> securityGroup, Map<Integer, String> listeners) {

  public static Optional<ExistingLoadBalancer> of(
      ProjectExtensions.LoadBalancer said, DiagnosticCollector findings) {
    if (said.whole().present() && !said.arn().present()) {
      said.whole().refuse(findings, "a mapping with `arn`", "");
    }
    Map<Integer, String> listeners = new TreeMap<>();
    for (Map.Entry<String, String> entry : said.listeners().orElse(Map.of()).entrySet()) {
      if (entry.getKey().matches("[0-9]{1,5}")) {
        listeners.put(Integer.parseInt(entry.getKey()), entry.getValue());
      } else {
        said.listeners().refuse(findings, "ARNs of listeners by port", "");
      }
    }
    Optional<String> group = said.securityGroup().value();
    return said.arn().value().map(arn -> new ExistingLoadBalancer(arn, group, listeners));
  }

  /** Whether ports of a balancer are published by this one. */
  public boolean is(LoadBalancerKind balancer) {
    return !balancer.internal() && balancer.application() == arn.contains(":loadbalancer/app/");
  }

  /** Its full name: {@code app/NAME/ID}. */
  public String fullName() {
    return arn.substring(arn.indexOf(":loadbalancer/") + ":loadbalancer/".length());
  }
}
