package dev.c2ecs.cfn.plan;

import dev.c2ecs.cfn.diagnostic.Findings;
import dev.c2ecs.compose.model.Attributes;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.Mapping;
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
  private static final String ARN_START = "arn:[a-z-]+:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:";
  private static final String ARN = ARN_START + "loadbalancer/(app|net)/[A-Za-z0-9-]+/[0-9a-f]+";
  private static final String LISTENER = ARN_START + "listener/(app|net)/[A-Za-z0-9/-]+";

  static Optional<ExistingLoadBalancer> of(ComposeProject project, Findings findings) {
    ExtensionValues values = new ExtensionValues(findings);
    Attributes top = ExtensionValues.top(project);
    String what = "the ARN of a load balancer";
    Optional<Mapping> mapping = top.tree().mapping(KEY);
    if (mapping.isEmpty()) {
      return values
          .text(top, KEY, ARN, what)
          .map(arn -> new ExistingLoadBalancer(arn, Optional.empty(), Map.of()));
    }
    Attributes below = new Attributes(mapping.get(), top.path().child(KEY));
    Optional<String> arn = values.text(below, "arn", ARN, what);
    if (arn.isEmpty() && !below.tree().has("arn")) {
      values.unusable(top, KEY, "a mapping with `arn`", "");
    }
    Map<Integer, String> listeners = new TreeMap<>();
    values
        .map(below, "listeners", "the ARN of a listener")
        .forEach(
            (port, listener) -> {
              if (port.matches("[0-9]{1,5}") && listener.matches(LISTENER)) {
                listeners.put(Integer.parseInt(port), listener);
              } else {
                values.unusable(below, "listeners", "ARNs of listeners by port", "");
              }
            });
    Optional<String> group =
        values.text(below, "security_group", "sg-[0-9a-f]+", "a security group, sg-…");
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
