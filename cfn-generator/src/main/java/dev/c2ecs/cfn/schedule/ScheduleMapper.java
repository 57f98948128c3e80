package dev.c2ecs.cfn.schedule;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.extension.Keys;
import dev.c2ecs.cfn.extension.ServiceExtensions;
import dev.c2ecs.cfn.iam.Policies;
import dev.c2ecs.cfn.mapper.TaskMapper;
import dev.c2ecs.cfn.mapper.TaskParts;
import dev.c2ecs.cfn.network.TaskNetwork;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.service.CapacityStrategy;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code x-aws-schedule}: when a task is run that is not kept running for that reason: {@code
 * rate(1 hour)}, {@code cron(0 3 * * ? *)} or {@code at(2027-01-01T00:00:00)}, with a {@code
 * timezone} if it is a mapping.
 *
 * @see <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html">
 *     EventBridge Scheduler, schedule types</a>
 */
public final class ScheduleMapper implements TaskMapper {

  @Override
  public Contribution map(Plan plan, TaskPlan task, DiagnosticCollector findings) {
    ServiceExtensions.Schedule said = plan.extensions().of(task.service()).schedule();
    Optional<String> expression = said.expression().value();
    if (expression.isPresent()) {
      return Contribution.of(
          schedule(plan, task, expression.get(), said.timezone().value()), role(plan, task));
    } else if (said.whole().present() && !said.expression().present()) {
      said.whole().refuse(findings, "a mapping with `expression`", "");
    }
    return Contribution.NOTHING;
  }

  private static Part schedule(Plan plan, TaskPlan task, String expression, Optional<String> zone) {
    Map<String, Value> parameters = new LinkedHashMap<>();
    parameters.put("TaskDefinitionArn", Value.ref(plan.ids().taskDefinition(task)));
    parameters.putAll(
        CapacityStrategy.properties(plan.extensions().of(task.service()).capacity().value())
            .entries());
    parameters.put(
        "NetworkConfiguration", Value.map("AwsvpcConfiguration", TaskNetwork.awsvpc(plan, task)));
    Map<String, Value> properties = new LinkedHashMap<>();
    properties.put("ScheduleExpression", Value.text(expression));
    zone.ifPresent(text -> properties.put("ScheduleExpressionTimezone", Value.text(text)));
    properties.put("FlexibleTimeWindow", Value.map("Mode", "OFF"));
    properties.put(
        "Target",
        Value.map(
            "Arn", plan.cluster().arn(),
            "RoleArn", Value.getAtt(plan.ids().scheduleRole(task), "Arn"),
            "EcsParameters", new Value.MapOf(parameters)));
    return declare(
        task, plan.ids().schedule(task), ResourceType.SCHEDULE, new Value.MapOf(properties));
  }

  /** The role of the scheduler: it runs this task and passes its roles, nothing else. */
  private static Part role(Plan plan, TaskPlan task) {
    List<Value> roles = new ArrayList<>();
    roles.add(Value.getAtt(plan.ids().executionRole(task), "Arn"));
    if (plan.hasTaskRole(task)) {
      roles.add(Value.getAtt(plan.ids().taskRole(task), "Arn"));
    }
    List<Value> statements =
        List.of(
            Value.map(
                "Effect",
                "Allow",
                "Action",
                "ecs:RunTask",
                "Resource",
                Value.ref(plan.ids().taskDefinition(task)),
                "Condition",
                Value.map("ArnEquals", Value.map("ecs:cluster", plan.cluster().arn()))),
            Value.map(
                "Effect", "Allow",
                "Action", "iam:PassRole",
                "Resource", Value.list(roles)));
    return declare(
        task,
        plan.ids().scheduleRole(task),
        ResourceType.ROLE,
        Value.map(
            "AssumeRolePolicyDocument", Policies.trust("scheduler.amazonaws.com"),
            "Policies", Value.list(Policies.policy("run", statements))));
  }

  private static Part declare(TaskPlan task, String id, ResourceType type, Value.MapOf properties) {
    return TaskParts.declare(
        task, id, type, task.service().path().child(Keys.SCHEDULE), properties);
  }
}
