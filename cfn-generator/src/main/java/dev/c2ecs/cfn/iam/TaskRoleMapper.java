package dev.c2ecs.cfn.iam;

import dev.c2ecs.cfn.assembly.ComposeValues;
import dev.c2ecs.cfn.assembly.Contribution;
import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.extension.ServiceExtensions;
import dev.c2ecs.cfn.extension.Setting;
import dev.c2ecs.cfn.mapper.ContainerMapper;
import dev.c2ecs.cfn.mapper.TaskNames;
import dev.c2ecs.cfn.mapper.TaskParts;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.Mapping;
import dev.c2ecs.compose.tree.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the containers of a service may do in AWS: {@code x-aws-policies} names managed policies,
 * {@code x-aws-role} is a policy document of its own.
 */
public final class TaskRoleMapper implements ContainerMapper {

  @Override
  public Contribution map(Plan plan, TaskPlan task, Service service, DiagnosticCollector findings) {
    ServiceExtensions said = plan.extensions().of(service);
    List<Part> parts = new ArrayList<>();
    if (said.policies().present() || said.role().present()) {
      parts.add(TaskParts.taskRolePart(plan, task, Value.map()));
    }
    List<String> policies = said.policies().orElse(List.of());
    if (!policies.isEmpty()) {
      parts.add(
          TaskParts.taskRolePart(
              plan, task, Value.map("ManagedPolicyArns", Value.texts(policies))));
    }
    Optional<Value> document = document(said.role(), findings);
    if (document.isPresent()) {
      Value policy =
          Value.map("PolicyName", TaskNames.container(service), "PolicyDocument", document.get());
      parts.add(TaskParts.taskRolePart(plan, task, Value.map("Policies", Value.list(policy))));
    }
    return Contribution.of(parts);
  }

  /**
   * The policy document. One without a version gets the current one: IAM reads it by the rules of
   * 2008 otherwise, without variables, and the documentation of Docker's integration left it out.
   */
  private static Optional<Value> document(Setting<Node> role, DiagnosticCollector findings) {
    if (!role.present()) {
      return Optional.empty();
    }
    if (role.written().orElse(null) instanceof Mapping mapping && mapping.has("Statement")) {
      Value.MapOf written = (Value.MapOf) ComposeValues.of(mapping);
      if (written.entries().containsKey("Version")) {
        return Optional.of(written);
      }
      Map<String, Value> versioned = new LinkedHashMap<>();
      versioned.put("Version", Value.text("2012-10-17"));
      versioned.putAll(written.entries());
      return Optional.of(new Value.MapOf(versioned));
    }
    role.refuse(findings, "a policy document", "it has the keys `Version` and `Statement`");
    return Optional.empty();
  }
}
