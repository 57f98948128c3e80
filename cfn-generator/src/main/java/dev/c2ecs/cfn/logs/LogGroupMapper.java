package dev.c2ecs.cfn.logs;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.Findings;
import dev.c2ecs.cfn.extension.ExtensionValues;
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
  public Contribution map(Plan plan, Findings findings) {
    return Contribution.of(
        Part.declare(
                LogicalIds.logGroup(),
                ResourceType.LOG_GROUP,
                Section.PROJECT,
                "",
                ComposeRef.PROJECT,
                Value.map("RetentionInDays", Value.number(retention(plan, findings))))
            .withPolicies("Delete", "Delete"));
  }

  private static int retention(Plan plan, Findings findings) {
    return new ExtensionValues(findings)
        .number(ExtensionValues.top(plan.project()), "x-aws-logs_retention")
        .orElse(DEFAULT_DAYS);
  }
}
