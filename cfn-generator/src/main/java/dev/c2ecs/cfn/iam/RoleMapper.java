package dev.c2ecs.cfn.iam;

import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.mapper.TaskMapper;
import dev.c2ecs.cfn.mapper.TaskParts;
import dev.c2ecs.cfn.plan.LogicalIds;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Section;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Roles: an execution role for each task, which may write its logs, pull its images and read its
 * secrets, and a task role where the containers themselves need AWS.
 */
public final class RoleMapper implements TaskMapper {

  private static final Pattern ECR_IMAGE =
      Pattern.compile("(\\d{12})\\.dkr\\.ecr\\.([a-z0-9-]+)\\.[a-z.]+/([a-z0-9._/-]+)[:@]?.*");

  @Override
  public Contribution map(Plan plan, TaskPlan task, DiagnosticCollector findings) {
    List<Part> parts = new ArrayList<>();
    Optional<String> boundary = plan.extensions().permissionsBoundary().value();
    parts.add(executionRole(plan, task));
    bound(plan.ids().executionRole(task), boundary, parts);
    if (plan.hasTaskRole(task)) {
      parts.add(role(task, plan.ids().taskRole(task), List.of()));
      bound(plan.ids().taskRole(task), boundary, parts);
      parts.add(
          TaskParts.taskPart(
              plan,
              task,
              Value.map("TaskRoleArn", Value.getAtt(plan.ids().taskRole(task), "Arn"))));
    }
    return Contribution.of(parts);
  }

  private static void bound(String role, Optional<String> boundary, List<Part> parts) {
    if (boundary.isPresent()) {
      parts.add(Part.extend(role, Value.map("PermissionsBoundary", boundary.get())));
    }
  }

  private static Part executionRole(Plan plan, TaskPlan task) {
    List<Value> statements = new ArrayList<>();
    statements.add(
        Value.map(
            "Effect", "Allow",
            "Action", Value.texts(List.of("logs:CreateLogStream", "logs:PutLogEvents")),
            "Resource", Value.getAtt(LogicalIds.logGroup(), "Arn")));
    List<Value> repositories = repositories(plan, task);
    if (!repositories.isEmpty()) {
      statements.add(
          Value.map(
              "Effect", "Allow",
              "Action", "ecr:GetAuthorizationToken",
              "Resource", "*"));
      statements.add(
          Value.map(
              "Effect", "Allow",
              "Action",
                  Value.texts(
                      List.of(
                          "ecr:BatchCheckLayerAvailability",
                          "ecr:BatchGetImage",
                          "ecr:GetDownloadUrlForLayer")),
              "Resource", Value.list(repositories)));
    }
    return role(
        task, plan.ids().executionRole(task), List.of(Policies.policy("execution", statements)));
  }

  private static List<Value> repositories(Plan plan, TaskPlan task) {
    List<Value> arns = new ArrayList<>();
    for (Service container : task.containers()) {
      Matcher matcher = ECR_IMAGE.matcher(container.image().orElse(""));
      if (!(plan.images().of(task, container) instanceof Value.Text)) {
        arns.add(
            new Value.Sub(
                "arn:${AWS::Partition}:ecr:${AWS::Region}:${AWS::AccountId}:repository/*"));
      } else if (matcher.matches()) {
        arns.add(
            new Value.Sub(
                "arn:${AWS::Partition}:ecr:"
                    + matcher.group(2)
                    + ":"
                    + matcher.group(1)
                    + ":repository/"
                    + matcher.group(3)));
      }
    }
    return arns.stream().distinct().toList();
  }

  private static Part role(TaskPlan task, String id, List<Value> policies) {
    return Part.declare(
        id,
        ResourceType.ROLE,
        Section.SERVICES,
        task.name(),
        ComposeRef.of(task.service().path()),
        Value.map(
            "AssumeRolePolicyDocument", Policies.taskTrust(),
            "Policies", Value.list(policies)));
  }
}
