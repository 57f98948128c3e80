package dev.c2ecs.cfn.iam;

import dev.c2ecs.cfn.assembly.ComposeValues;
import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.Findings;
import dev.c2ecs.cfn.extension.ExtensionValues;
import dev.c2ecs.cfn.mapper.Mapper;
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
public final class TaskRoleMapper implements Mapper {

  static final String POLICIES = "x-aws-policies";
  static final String ROLE = "x-aws-role";

  @Override
  public Contribution map(Plan plan) {
    Findings findings = new Findings(plan.project());
    ExtensionValues values = new ExtensionValues(findings);
    List<Part> parts = new ArrayList<>();
    for (TaskPlan task : plan.tasks().values()) {
      for (Service container : task.containers()) {
        Attributes attributes = container.attributes();
        List<String> policies = values.texts(attributes, POLICIES);
        if (!policies.isEmpty()) {
          parts.add(
              Names.taskRolePart(
                  plan, task, Value.map("ManagedPolicyArns", Value.texts(policies))));
        }
        document(attributes, values)
            .ifPresent(
                document ->
                    parts.add(
                        Names.taskRolePart(
                            plan,
                            task,
                            Value.map(
                                "Policies",
                                Value.list(
                                    Value.map(
                                        "PolicyName",
                                        Names.container(container),
                                        "PolicyDocument",
                                        document))))));
      }
    }
    return Contribution.of(parts, findings.all());
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
