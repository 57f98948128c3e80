package dev.c2ecs.cfn.service;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.iam.Policies;
import dev.c2ecs.cfn.mapper.TaskMapper;
import dev.c2ecs.cfn.mapper.TaskParts;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.Value;
import java.util.List;

/**
 * {@code x-aws-exec}: commands can be run in the containers of a service. They get an init process,
 * which clears away what the agent of such a command leaves, unless {@code init: false} says no.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html">ECS
 *     Exec</a>
 */
public final class ExecMapper implements TaskMapper {

  private static final List<String> ACTIONS =
      List.of(
          "ssmmessages:CreateControlChannel",
          "ssmmessages:CreateDataChannel",
          "ssmmessages:OpenControlChannel",
          "ssmmessages:OpenDataChannel");

  @Override
  public Contribution map(Plan plan, TaskPlan task, DiagnosticCollector findings) {
    if (!EnteredTasks.has(plan, task)) {
      return Contribution.NOTHING;
    }
    if (task.service().readOnly()) {
      findings.add(
          PolicyCode.EXEC_READ_ONLY,
          task.service().path().child("read_only"),
          "ECS Exec writes to the file system of the container, which is read-only in "
              + task.name(),
          "add a writable volume at /var/lib/amazon and /var/log/amazon");
    }
    Value statement = Value.map("Effect", "Allow", "Action", Value.texts(ACTIONS), "Resource", "*");
    return Contribution.of(
        TaskParts.servicePart(plan, task, Value.map("EnableExecuteCommand", Value.flag(true))),
        Policies.part(plan.ids().taskRole(task), "exec", List.of(statement)));
  }
}
