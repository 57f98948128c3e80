package dev.c2ecs.cfn.service;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.mapper.ProjectMapper;
import dev.c2ecs.cfn.mapper.TaskParts;
import dev.c2ecs.cfn.plan.LogicalIds;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code x-aws-capacity}: whether tasks run on spare capacity, which AWS may take back with two
 * minutes' notice.
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
      boolean spot = plan.extensions().of(task.service()).capacity().is("spot");
      anySpot |= spot;
      if (!task.runsAlways()) {
        continue;
      }
      parts.add(
          TaskParts.servicePart(
              plan, task, spot ? strategy() : Value.map("LaunchType", "FARGATE")));
    }
    if (anySpot && plan.cluster().existing().isEmpty()) {
      parts.add(
          Part.extend(
              LogicalIds.cluster(),
              Value.map(
                  "CapacityProviders",
                  new Value.ListOf(
                      Value.texts(List.of("FARGATE", "FARGATE_SPOT")).items(), true))));
    }
    return Contribution.of(parts);
  }

  private static Value.MapOf strategy() {
    return Value.map(
        "CapacityProviderStrategy",
        Value.list(Value.map("CapacityProvider", "FARGATE_SPOT", "Weight", Value.number(1))));
  }
}
