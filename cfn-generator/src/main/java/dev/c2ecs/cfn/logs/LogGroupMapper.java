package dev.c2ecs.cfn.logs;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.mapper.ProjectMapper;
import dev.c2ecs.cfn.plan.LogicalIds;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Section;
import dev.c2ecs.cfn.template.Value;

/** One log group for the stack, kept {@code x-aws-logs_retention} days. */
public final class LogGroupMapper implements ProjectMapper {

  private static final int DEFAULT_DAYS = 30;

  @Override
  public Contribution map(Plan plan, DiagnosticCollector findings) {
    return Contribution.of(
        Part.declare(
                LogicalIds.logGroup(),
                ResourceType.LOG_GROUP,
                Section.PROJECT,
                "",
                ComposeRef.PROJECT,
                Value.map(
                    "RetentionInDays",
                    Value.number(plan.extensions().logsRetention().orElse(DEFAULT_DAYS))))
            .withPolicies("Delete", "Delete"));
  }
}
