package dev.c2ecs.cfn.scaling;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.loadbalancing.ExistingLoadBalancer;
import dev.c2ecs.cfn.loadbalancing.LoadBalancerReferences;
import dev.c2ecs.cfn.loadbalancing.PublishedPort;
import dev.c2ecs.cfn.mapper.TaskMapper;
import dev.c2ecs.cfn.mapper.TaskParts;
import dev.c2ecs.cfn.plan.LogicalIds;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code x-aws-autoscaling}: the number of tasks follows CPU, memory or requests.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-autoscaling-targettracking.html">
 *     ECS, target tracking</a>
 */
public final class ScalingMapper implements TaskMapper {

  @Override
  public Contribution map(Plan plan, TaskPlan task, DiagnosticCollector findings) {
    if (!task.runsAlways()) {
      return Contribution.NOTHING;
    }
    return task.scaling().isPresent()
        ? Contribution.of(scaling(plan, task, task.scaling().get(), findings))
        : Contribution.of(
            TaskParts.servicePart(
                plan, task, Value.map("DesiredCount", Value.number(task.replicas()))));
  }

  private static List<Part> scaling(
      Plan plan, TaskPlan task, Scaling scaling, DiagnosticCollector findings) {
    List<Part> parts = new ArrayList<>();
    parts.add(
        declare(
            task,
            plan.ids().scalableTarget(task),
            ResourceType.SCALABLE_TARGET,
            Value.map(
                "ServiceNamespace",
                "ecs",
                "ScalableDimension",
                "ecs:service:DesiredCount",
                "ResourceId",
                new Value.Sub(
                    "service/"
                        + plan.cluster().nameInSub()
                        + "/${"
                        + plan.ids().service(task)
                        + ".Name}"),
                "MinCapacity",
                Value.number(scaling.minimum()),
                "MaxCapacity",
                Value.number(scaling.maximum()))));
    policy(plan, task, "cpu", scaling.cpu(), metric("ECSServiceAverageCPUUtilization"), parts);
    policy(
        plan,
        task,
        "memory",
        scaling.memory(),
        metric("ECSServiceAverageMemoryUtilization"),
        parts);
    if (scaling.requests().isPresent()) {
      Optional<PublishedPort> port =
          plan.loadBalancing().publishedBy(task.name()).stream()
              .filter(p -> p.kind().isApplication())
              .findFirst();
      if (port.isEmpty()) {
        findings.add(
            PolicyCode.SCALING_WITHOUT_REQUESTS,
            plan.extensions().of(task.service()).autoscaling().requests().path(),
            task.name() + " publishes no HTTP port whose requests could be counted",
            "follow cpu or memory");
      } else {
        policy(plan, task, "requests", scaling.requests(), requests(plan, port.get()), parts);
      }
    }
    return parts;
  }

  private static Value.MapOf metric(String name) {
    return Value.map("PredefinedMetricType", name);
  }

  private static Value.MapOf requests(Plan plan, PublishedPort port) {
    return Value.map(
        "PredefinedMetricType",
        "ALBRequestCountPerTarget",
        "ResourceLabel",
        new Value.Sub(
            fullName(plan, port) + "/${" + plan.ids().targetGroup(port) + ".TargetGroupFullName}"));
  }

  private static String fullName(Plan plan, PublishedPort port) {
    return LoadBalancerReferences.existing(plan, port.balancer())
        .map(ExistingLoadBalancer::fullName)
        .orElse("${" + LogicalIds.loadBalancer(port.balancer()) + ".LoadBalancerFullName}");
  }

  private static void policy(
      Plan plan,
      TaskPlan task,
      String name,
      OptionalInt target,
      Value.MapOf metric,
      List<Part> parts) {
    if (target.isPresent()) {
      parts.add(
          declare(
              task,
              plan.ids().scalingPolicy(task, name),
              ResourceType.SCALING_POLICY,
              Value.map(
                  "PolicyName",
                  name,
                  "PolicyType",
                  "TargetTrackingScaling",
                  "ScalingTargetId",
                  Value.ref(plan.ids().scalableTarget(task)),
                  "TargetTrackingScalingPolicyConfiguration",
                  Value.map(
                      "PredefinedMetricSpecification",
                      metric,
                      "TargetValue",
                      Value.number(target.getAsInt())))));
    }
  }

  private static Part declare(TaskPlan task, String id, ResourceType type, Value.MapOf properties) {
    return TaskParts.declare(
        task, id, type, task.service().path().child("deploy").child(Keys.AUTOSCALING), properties);
  }
}
