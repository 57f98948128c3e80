package dev.c2ecs.cfn.mapper;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.Findings;
import dev.c2ecs.cfn.plan.ExtensionValues;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.plan.TaskPlan;
import dev.c2ecs.cfn.template.Section;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Logs: one log group for the stack, a stream for each container of a task. */
final class LoggingMapper implements Mapper {

  private static final int DEFAULT_DAYS = 30;
  private static final Set<Integer> DAYS =
      Set.of(
          1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557,
          2922, 3288, 3653);

  @Override
  public Contribution map(Plan plan) {
    Findings findings = new Findings(plan.project());
    List<Part> parts = new ArrayList<>();
    parts.add(
        Part.declare(
                Names.LOG_GROUP,
                "AWS::Logs::LogGroup",
                Section.PROJECT,
                "",
                "name",
                Value.map("RetentionInDays", Value.number(retention(plan, findings))))
            .withPolicies("Delete", "Delete"));
    for (TaskPlan task : plan.tasks().values()) {
      for (Service service : task.containers()) {
        if (!service.secrets().isEmpty()) {
          parts.add(
              Names.containerPart(
                  plan, task, SecretMapper.containerName(service), configuration(plan)));
        }
        parts.add(Names.containerPart(plan, task, Names.container(service), configuration(plan)));
      }
    }
    return Contribution.of(parts, findings.all());
  }

  private static Value.MapOf configuration(Plan plan) {
    return Value.map(
        "LogConfiguration",
        Value.map(
            "LogDriver",
            "awslogs",
            "Options",
            Value.map(
                "awslogs-group", Value.ref(Names.LOG_GROUP),
                "awslogs-region", Value.ref("AWS::Region"),
                "awslogs-stream-prefix", plan.name())));
  }

  private static int retention(Plan plan, Findings findings) {
    return new ExtensionValues(findings)
        .number(ExtensionValues.top(plan.project()), "x-aws-logs_retention", DAYS)
        .orElse(DEFAULT_DAYS);
  }
}
