package dev.c2ecs.cfn.service;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.OperatingCode;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.input.Capacity;
import dev.c2ecs.cfn.mapper.ProjectMapper;
import dev.c2ecs.cfn.mapper.TaskParts;
import dev.c2ecs.cfn.plan.LogicalIds;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Section;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code x-aws-capacity}: which tasks run on spare capacity, which AWS may take back with two
 * minutes' notice, and how many run on demand in any case.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html">
 *     Fargate capacity providers</a>
 */
public final class CapacityMapper implements ProjectMapper {

  @Override
  public Contribution map(Plan plan, DiagnosticCollector findings) {
    List<Part> parts = new ArrayList<>();
    boolean anySpot = false;
    for (TaskPlan task : plan.tasks().values()) {
      Capacity capacity = plan.extensions().of(task.service()).capacity().value();
      anySpot |= capacity.isSpot();
      if (capacity.isSpot() && plan.cluster().existing().isPresent()) {
        findings.add(
            OperatingCode.SPOT_OF_CLUSTER,
            task.service().path().child(Keys.CAPACITY),
            task.name()
                + " runs on spare capacity: the cluster "
                + plan.cluster().existing().get()
                + " must have the capacity providers FARGATE and FARGATE_SPOT",
            "");
      }
      if (task.runsAlways()) {
        parts.add(TaskParts.servicePart(plan, task, CapacityStrategy.properties(capacity)));
        if (capacity.isSpot() && plan.cluster().existing().isEmpty()) {
          parts.add(Part.depend(plan.ids().service(task), List.of(LogicalIds.capacityProviders())));
        }
      }
    }
    if (anySpot && plan.cluster().existing().isEmpty()) {
      parts.add(providers(plan));
    }
    return Contribution.of(parts);
  }

  /**
   * A resource of its own and no property of the cluster: that would lose them before the services
   * that run on them, which ECS refuses, and a new account would refuse it at first, because the
   * role of ECS is only being made then.
   */
  private static Part providers(Plan plan) {
    return Part.declare(
        LogicalIds.capacityProviders(),
        ResourceType.CAPACITY_PROVIDERS,
        Section.PROJECT,
        "",
        ComposeRef.PROJECT,
        Value.map(
            "Cluster",
            plan.cluster().value(),
            "CapacityProviders",
            new Value.ListOf(
                Value.texts(List.of(Capacity.FARGATE, Capacity.FARGATE_SPOT)).items(), true),
            "DefaultCapacityProviderStrategy",
            Value.list(
                Value.map("CapacityProvider", Capacity.FARGATE, "Weight", Value.number(1)))));
  }
}
