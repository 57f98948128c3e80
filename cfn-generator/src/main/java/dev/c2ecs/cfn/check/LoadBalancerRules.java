package dev.c2ecs.cfn.check;

import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Listeners and target groups. */
final class LoadBalancerRules implements Rule {

  @Override
  public void check(Template template, Consumer<Violation> found) {
    Map<String, String> taken = new HashMap<>();
    for (Resource listener : template.ofType("AWS::ElasticLoadBalancingV2::Listener")) {
      String key =
          Read.name(listener.properties(), "LoadBalancerArn")
              + "/"
              + Read.number(listener.properties(), "Port").orElse(0);
      String other = taken.putIfAbsent(key, listener.id());
      if (other != null) {
        found.accept(
            new Violation(
                CheckCode.LISTENER_PORT, listener.id(), "has the port of the listener " + other));
      }
    }
    for (Resource group : template.ofType("AWS::ElasticLoadBalancingV2::TargetGroup")) {
      if (!Read.text(group.properties(), "TargetType").equals("ip")) {
        found.accept(
            new Violation(
                CheckCode.TARGET_TYPE, group.id(), "tasks on Fargate need the target type ip"));
      }
      if (Read.text(group.properties(), "Name").length() > 32) {
        found.accept(
            new Violation(
                CheckCode.NAME,
                group.id(),
                "the name of a target group has 32 characters at most"));
      }
    }
  }
}
