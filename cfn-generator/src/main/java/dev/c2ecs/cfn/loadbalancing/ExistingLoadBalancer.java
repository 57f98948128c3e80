package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.cfn.diagnostic.Findings;
import dev.c2ecs.cfn.extension.ExtensionValues;
import dev.c2ecs.compose.model.Attributes;
import dev.c2ecs.compose.model.ComposeProject;
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

  private static final String KEY = "x-aws-loadbalancer";

  public static Optional<ExistingLoadBalancer> of(ComposeProject project, Findings findings) {
    ExtensionValues values = new ExtensionValues(findings);
    Attributes top = ExtensionValues.top(project);
    Optional<Attributes> below = ExtensionValues.below(top, KEY);
    if (below.isEmpty()) {
      return values
          .text(top, KEY)
          .map(arn -> new ExistingLoadBalancer(arn, Optional.empty(), Map.of()));
    }
    Optional<String> arn = values.text(below.get(), "arn");
    if (arn.isEmpty() && !below.get().tree().has("arn")) {
      values.unusable(top, KEY, "a mapping with `arn`", "");
    }
    Map<Integer, String> listeners = new TreeMap<>();
    values
        .map(below.get(), "listeners")
        .forEach(
            (port, listener) -> {
              if (port.matches("[0-9]{1,5}")) {
                listeners.put(Integer.parseInt(port), listener);
              } else {
                values.unusable(below.get(), "listeners", "ARNs of listeners by port", "");
              }
            });
    Optional<String> group = values.text(below.get(), "security_group");
    return arn.map(text -> new ExistingLoadBalancer(text, group, listeners));
  }

  /** Whether ports of a balancer are published by this one. */
  public boolean is(Balancer balancer) {
    return !balancer.internal() && balancer.application() == arn.contains(":loadbalancer/app/");
  }

  /** Its full name: {@code app/NAME/ID}. */
  public String fullName() {
    return arn.substring(arn.indexOf(":loadbalancer/") + ":loadbalancer/".length());
  }
}
