package dev.c2ecs.cfn.service;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.extension.ServiceExtensions;
import dev.c2ecs.cfn.mapper.TaskMapper;
import dev.c2ecs.cfn.mapper.TaskParts;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.model.UpdateConfig;

/**
 * How a new version replaces an old one: percentages, circuit breaker, and never two at once for a
 * service of one task that writes a volume.
 */
public final class RolloutMapper implements TaskMapper {

  @Override
  public Contribution map(Plan plan, TaskPlan task, DiagnosticCollector findings) {
    if (!task.runsAlways()) {
      return Contribution.NOTHING;
    }
    ServiceExtensions said = plan.extensions().of(task.service());
    Rollout rollout = Rollout.of(plan.storage(), task, said);
    rollout.report(plan.storage(), task, said, findings);
    Part configuration =
        TaskParts.servicePart(
            plan,
            task,
            Value.map("DeploymentConfiguration", configuration(task.service(), rollout)));
    String rebalancing = rollout.maximum() > 100 ? "ENABLED" : "DISABLED";
    return Contribution.of(
        configuration,
        TaskParts.servicePart(plan, task, Value.map("AvailabilityZoneRebalancing", rebalancing)));
  }

  private static Value.MapOf configuration(Service service, Rollout rollout) {
    String action = service.updateConfig().flatMap(UpdateConfig::failureAction).orElse("rollback");
    return Value.map(
        "MinimumHealthyPercent", Value.number(rollout.minimum()),
        "MaximumPercent", Value.number(rollout.maximum()),
        "DeploymentCircuitBreaker",
            Value.map(
                "Enable", Value.flag(!action.equals("continue")),
                "Rollback", Value.flag(!action.equals("continue") && !action.equals("pause"))));
  }
}
