package dev.c2ecs.cfn.images;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.iam.Policies;
import dev.c2ecs.cfn.mapper.TaskMapper;
import dev.c2ecs.cfn.mapper.TaskNames;
import dev.c2ecs.cfn.mapper.TaskParts;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code x-aws-pull_credentials}: the secret with the credentials of a private registry.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/private-auth.html">ECS,
 *     private registry authentication</a>
 */
public final class PullCredentialsMapper implements TaskMapper {

  @Override
  public Contribution map(Plan plan, TaskPlan task, DiagnosticCollector findings) {
    List<Part> parts = new ArrayList<>();
    Set<Value> arns = new LinkedHashSet<>();
    for (Service container : task.containers()) {
      Optional<String> arn = plan.extensions().of(container).pullCredentials().value();
      if (arn.isPresent()) {
        arns.add(Value.text(arn.get()));
        parts.add(credentials(plan, task, container, Value.text(arn.get())));
      }
    }
    if (!arns.isEmpty()) {
      parts.add(permission(plan, task, List.copyOf(arns)));
    }
    return Contribution.of(parts);
  }

  private static Part credentials(Plan plan, TaskPlan task, Service container, Value arn) {
    return TaskParts.containerPart(
        plan,
        task,
        TaskNames.container(container),
        Value.map("RepositoryCredentials", Value.map("CredentialsParameter", arn)));
  }

  private static Part permission(Plan plan, TaskPlan task, List<Value> arns) {
    Value statement =
        Value.map(
            "Effect", "Allow",
            "Action", "secretsmanager:GetSecretValue",
            "Resource", Value.list(arns));
    return Policies.part(plan.ids().executionRole(task), "pull-credentials", List.of(statement));
  }
}
