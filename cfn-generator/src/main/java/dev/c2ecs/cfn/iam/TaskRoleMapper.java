package dev.c2ecs.cfn.iam;

import dev.c2ecs.cfn.assembly.ComposeValues;
import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.Findings;
import dev.c2ecs.cfn.extension.ExtensionValues;
import dev.c2ecs.cfn.mapper.ContainerMapper;
import dev.c2ecs.cfn.mapper.Names;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Attributes;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the containers of a service may do in AWS: {@code x-aws-policies} names managed policies,
 * {@code x-aws-role} is a policy document of its own.
 */
public final class TaskRoleMapper implements ContainerMapper {

  static final String POLICIES = "x-aws-policies";
  static final String ROLE = "x-aws-role";

  @Override
  public Contribution map(Plan plan, TaskPlan task, Service service, Findings findings) {
    ExtensionValues values = new ExtensionValues(findings);
    Attributes attributes = service.attributes();
    List<Part> parts = new ArrayList<>();
    if (service.tree().has(POLICIES) || service.tree().has(ROLE)) {
      parts.add(Names.taskRolePart(plan, task, Value.map()));
    }
    List<String> policies = values.texts(attributes, POLICIES);
    if (!policies.isEmpty()) {
      parts.add(
          Names.taskRolePart(plan, task, Value.map("ManagedPolicyArns", Value.texts(policies))));
    }
    Optional<Value> document = document(attributes, values);
    if (document.isPresent()) {
      Value policy =
          Value.map("PolicyName", Names.container(service), "PolicyDocument", document.get());
      parts.add(Names.taskRolePart(plan, task, Value.map("Policies", Value.list(policy))));
    }
    return Contribution.of(parts);
  }

  private static Optional<Value> document(Attributes attributes, ExtensionValues values) {
    Optional<Node> node = attributes.tree().get(ROLE);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    if (node.get() instanceof Mapping mapping && mapping.has("Statement")) {
      return Optional.of(ComposeValues.of(mapping));
    }
    values.unusable(
        attributes, ROLE, "a policy document", "it has the keys `Version` and `Statement`");
    return Optional.empty();
  }
}
