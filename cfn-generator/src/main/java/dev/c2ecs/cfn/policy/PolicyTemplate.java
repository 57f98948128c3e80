package dev.c2ecs.cfn.policy;

import dev.c2ecs.cfn.input.ParameterSource;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Output;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A template with the policies, and the roles that have them. */
public final class PolicyTemplate {

  private static final String TRUSTED = "TrustedArn";

  private PolicyTemplate() {}

  /**
   * The template.
   *
   * @param policy the policies
   * @param project the project that they are for
   * @param boundary the permissions boundary of the roles
   */
  public static Template of(LeastPolicy policy, String project, Optional<String> boundary) {
    List<Resource> resources = new ArrayList<>();
    List<Output> outputs = new ArrayList<>();
    role(
        "Deploy",
        policy.caller(),
        Value.map("AWS", Value.ref(TRUSTED)),
        boundary,
        resources,
        outputs);
    if (!policy.service().isEmpty()) {
      role(
          "CloudFormation",
          policy.service(),
          Value.map("Service", "cloudformation.amazonaws.com"),
          boundary,
          resources,
          outputs);
    }
    return new Template(
        "Permissions to deploy the Compose project " + project,
        List.of(
            Parameter.matching(
                TRUSTED,
                "ARN of the user or role that may take the role Deploy",
                "arn:[a-z-]+:(iam|sts)::[0-9]{12}:.+",
                ParameterSource.User.OTHER)),
        resources,
        outputs);
  }

  /** The permissions boundary that every role of a template has, where it is known. */
  public static Optional<String> boundary(Template template) {
    return LeastPolicy.Boundary.of(template).arn();
  }

  private static void role(
      String id,
      List<Policy> policies,
      Value.MapOf principal,
      Optional<String> boundary,
      List<Resource> resources,
      List<Output> outputs) {
    List<Value> arns = new ArrayList<>();
    for (int i = 0; i < policies.size(); i++) {
      String name = id + "Policy" + (policies.size() == 1 ? "" : String.valueOf(i + 1));
      resources.add(
          resource(
              name,
              ResourceType.MANAGED_POLICY.text(),
              Value.map("PolicyDocument", document(policies.get(i)))));
      arns.add(Value.ref(name));
    }
    Map<String, Value> properties = new LinkedHashMap<>();
    properties.put(
        "AssumeRolePolicyDocument",
        Value.map(
            "Version",
            "2012-10-17",
            "Statement",
            Value.list(
                Value.map("Effect", "Allow", "Principal", principal, "Action", "sts:AssumeRole"))));
    properties.put("ManagedPolicyArns", Value.list(arns));
    boundary.ifPresent(arn -> properties.put("PermissionsBoundary", Value.text(arn)));
    resources.add(resource(id + "Role", ResourceType.ROLE.text(), new Value.MapOf(properties)));
    outputs.add(
        new Output(
            id + "RoleArn",
            ComposeRef.NONE,
            Optional.of("The role " + id),
            Value.getAtt(id + "Role", "Arn")));
  }

  private static Resource resource(String id, String type, Value.MapOf properties) {
    return new Resource(
        id, type, ComposeRef.NONE, List.of(), Optional.empty(), Optional.empty(), properties);
  }

  private static Value document(Policy policy) {
    List<Value> statements = new ArrayList<>();
    for (Statement statement : policy.statements()) {
      Map<String, Value> entries = new LinkedHashMap<>();
      entries.put("Sid", Value.text(statement.sid()));
      entries.put("Effect", Value.text("Allow"));
      entries.put("Action", texts(statement.actions()));
      entries.put("Resource", texts(statement.resources()));
      if (!statement.conditions().isEmpty()) {
        Map<String, Value> conditions = new LinkedHashMap<>();
        statement
            .conditions()
            .forEach(
                (operator, tests) -> {
                  Map<String, Value> values = new LinkedHashMap<>();
                  tests.forEach((key, texts) -> values.put(key, texts(texts)));
                  conditions.put(operator, new Value.MapOf(values));
                });
        entries.put("Condition", new Value.MapOf(conditions));
      }
      statements.add(new Value.MapOf(entries));
    }
    return Value.map("Version", "2012-10-17", "Statement", Value.list(statements));
  }

  private static Value texts(List<String> texts) {
    List<Value> values = new ArrayList<>();
    for (String text : texts) {
      values.add(
          text.contains("${") ? new Value.Sub(Literal.inSubstitution(text)) : Value.text(text));
    }
    return values.size() == 1 ? values.get(0) : Value.list(values);
  }
}
