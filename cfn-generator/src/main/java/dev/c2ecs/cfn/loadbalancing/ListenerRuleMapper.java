package dev.c2ecs.cfn.loadbalancing;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.mapper.ProjectMapper;
import dev.c2ecs.cfn.plan.LogicalIds;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Section;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code x-aws-host} and {@code x-aws-path}: rules that share one listener between services.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-listenerrule.html">
 *     AWS::ElasticLoadBalancingV2::ListenerRule</a>
 */
public final class ListenerRuleMapper implements ProjectMapper {

  @Override
  public Contribution map(Plan plan, DiagnosticCollector findings) {
    List<Part> parts = new ArrayList<>();
    for (ListenerPlan listener : plan.loadBalancing().listeners()) {
      Optional<String> existing = LoadBalancerReferences.existingListener(plan, listener);
      if (existing.isPresent() && listener.owner().isPresent()) {
        needsCondition(listener.owner().get(), findings);
      }
      Value arn = existing.map(Value::text).orElse(Value.ref(LogicalIds.listener(listener)));
      for (PublishedPort port : listener.ruled()) {
        parts.add(rule(plan, listener, port, arn));
      }
    }
    return Contribution.of(parts);
  }

  private static void needsCondition(PublishedPort port, DiagnosticCollector findings) {
    findings.add(
        PolicyCode.PORT_CONFLICT,
        port.port().path(),
        port.service()
            + " would take every request of the listener that exists on port "
            + port.listener(),
        "add `" + Keys.HOST + "` or `" + Keys.PATH + "` to the port");
  }

  private static Part rule(
      Plan plan, ListenerPlan listener, PublishedPort port, Value listenerArn) {
    int priority = plan.loadBalancing().priority(port);
    List<Value> conditions = new ArrayList<>();
    List<String> hosts = listener.hostsOf(port);
    if (!hosts.isEmpty()) {
      conditions.add(
          Value.map(
              "Field", "host-header", "HostHeaderConfig", Value.map("Values", Value.texts(hosts))));
    }
    if (!port.paths().isEmpty()) {
      conditions.add(
          Value.map(
              "Field",
              "path-pattern",
              "PathPatternConfig",
              Value.map("Values", Value.texts(port.paths()))));
    }
    return Part.declare(
        LogicalIds.listenerRule(listener, priority),
        ResourceType.LISTENER_RULE,
        Section.LOAD_BALANCERS,
        port.service(),
        ComposeRef.of(port.port().path()),
        Value.map(
            "ListenerArn", listenerArn,
            "Priority", Value.number(priority),
            "Conditions", Value.list(conditions),
            "Actions", Value.list(LoadBalancerReferences.forward(plan, port))));
  }
}
