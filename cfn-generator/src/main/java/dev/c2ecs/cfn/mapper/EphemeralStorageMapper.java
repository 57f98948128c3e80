package dev.c2ecs.cfn.mapper;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.Findings;
import dev.c2ecs.cfn.plan.ExtensionValues;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.plan.TaskPlan;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code x-aws-ephemeral_storage}: the scratch space of a task, 21 to 200 GiB; 20 without it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-storage.html">
 *     Fargate task ephemeral storage</a>
 */
final class EphemeralStorageMapper implements Mapper {

  private static final int MIN_GIB = 21;
  private static final int MAX_GIB = 200;

  @Override
  public Contribution map(Plan plan) {
    Findings findings = new Findings(plan.project());
    ExtensionValues values = new ExtensionValues(findings);
    List<Part> parts = new ArrayList<>();
    for (TaskPlan task : plan.tasks().values()) {
      values
          .number(task.service().attributes(), "x-aws-ephemeral_storage", MIN_GIB, MAX_GIB)
          .ifPresent(
              size ->
                  parts.add(
                      Names.taskPart(
                          plan,
                          task,
                          Value.map(
                              "EphemeralStorage", Value.map("SizeInGiB", Value.number(size))))));
    }
    return Contribution.of(parts, findings.all());
  }
}
