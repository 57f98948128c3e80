package dev.c2ecs.cfn.logs;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.OperatingCode;
import dev.c2ecs.cfn.extension.Setting;
import dev.c2ecs.cfn.mapper.ProjectMapper;
import dev.c2ecs.cfn.plan.LogicalIds;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Section;
import dev.c2ecs.cfn.template.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** One log group for the stack, kept {@code x-aws-logs_retention} days. */
public final class LogGroupMapper implements ProjectMapper {

  private static final int DEFAULT_DAYS = 30;

  @Override
  public Contribution map(Plan plan, DiagnosticCollector findings) {
    Map<String, Value> properties = new LinkedHashMap<>();
    Setting<String> key = plan.extensions().kms().logs();
    if (key.value().isPresent()) {
      properties.put("KmsKeyId", Value.text(key.value().get()));
      findings.add(
          OperatingCode.LOG_KEY,
          key.path(),
          "the log group is encrypted with "
              + key.value().get()
              + ", whose policy must let CloudWatch Logs use it",
          "allow `logs.REGION.amazonaws.com` kms:Encrypt*, kms:Decrypt*, kms:ReEncrypt*,"
              + " kms:GenerateDataKey* and kms:Describe*");
    }
    properties.put(
        "RetentionInDays", Value.number(plan.extensions().logsRetention().orElse(DEFAULT_DAYS)));
    return Contribution.of(
        Part.declare(
                LogicalIds.logGroup(),
                ResourceType.LOG_GROUP,
                Section.PROJECT,
                "",
                ComposeRef.PROJECT,
                new Value.MapOf(properties))
            .withPolicies("Delete", "Delete"));
  }
}
