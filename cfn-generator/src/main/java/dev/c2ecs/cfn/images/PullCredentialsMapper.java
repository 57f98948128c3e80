package dev.c2ecs.cfn.images;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.Findings;
import dev.c2ecs.cfn.extension.ExtensionValues;
import dev.c2ecs.cfn.iam.Policies;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.mapper.Names;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code x-aws-pull_credentials}: the secret with the credentials of a private registry.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/private-auth.html">ECS,
 *     private registry authentication</a>
 */
public final class PullCredentialsMapper implements Mapper {

  @Override
  public Contribution map(Plan plan) {
    Findings findings = new Findings(plan.project());
    ExtensionValues values = new ExtensionValues(findings);
    List<Part> parts = new ArrayList<>();
    for (TaskPlan task : plan.tasks().values()) {
      List<Value> arns = new ArrayList<>();
      for (Service container : task.containers()) {
        values
            .text(container.attributes(), "x-aws-pull_credentials")
            .map(Value::text)
            .ifPresent(
                arn -> {
                  arns.add(arn);
                  parts.add(credentials(plan, task, container, arn));
                });
      }
      if (!arns.isEmpty()) {
        parts.add(permission(plan, task, arns.stream().distinct().toList()));
      }
    }
    return Contribution.of(parts, findings.all());
  }

  private static Part credentials(Plan plan, TaskPlan task, Service container, Value arn) {
    return Names.containerPart(
        plan,
        task,
        Names.container(container),
        Value.map("RepositoryCredentials", Value.map("CredentialsParameter", arn)));
  }

  private static Part permission(Plan plan, TaskPlan task, List<Value> arns) {
    Value statement =
        Value.map(
            "Effect", "Allow",
            "Action", "secretsmanager:GetSecretValue",
            "Resource", Value.list(arns));
    return Policies.part(plan, task, Names.EXECUTION_ROLE, "pull-credentials", List.of(statement));
  }
}
