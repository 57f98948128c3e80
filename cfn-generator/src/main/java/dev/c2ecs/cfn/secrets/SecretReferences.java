package dev.c2ecs.cfn.secrets;

import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.iam.Policies;
import dev.c2ecs.cfn.input.NeededSecret;
import dev.c2ecs.cfn.input.ParameterSource;
import dev.c2ecs.cfn.input.SecretParameters;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.Parameter;
import dev.c2ecs.cfn.template.Value;
import java.util.List;

/**
 * How a template refers to a secret: by two parameters, its ARN and its version, so that a new
 * content replaces the tasks.
 */
public final class SecretReferences {

  private SecretReferences() {}

  /** The parameters of a secret. */
  public static List<Parameter> parameters(NeededSecret secret, String what) {
    return List.of(
        Parameter.matching(
            secret.parameters().arn(),
            "The ARN of " + what,
            "^arn:.+:secretsmanager:.+$",
            new ParameterSource.SecretArn(secret)),
        Parameter.required(
            secret.parameters().version(),
            "String",
            "The version of " + what + "; a new one replaces the tasks",
            new ParameterSource.SecretVersion(secret)));
  }

  /**
   * An entry of a container's {@code Secrets}.
   *
   * @param key a key of the JSON in the secret; empty for all of it
   */
  public static Value.MapOf injected(String variable, SecretParameters secret, String key) {
    return Value.map(
        "Name",
        variable,
        "ValueFrom",
        new Value.Sub("${" + secret.arn() + "}:" + key + "::${" + secret.version() + "}"));
  }

  /** Lets the execution role of a task read a secret. */
  public static Part permission(Plan plan, TaskPlan task, List<SecretParameters> secrets) {
    List<Value> arns =
        secrets.stream().distinct().sorted().map(secret -> Value.ref(secret.arn())).toList();
    Value statement =
        Value.map(
            "Effect", "Allow",
            "Action", "secretsmanager:GetSecretValue",
            "Resource", arns.size() == 1 ? arns.get(0) : Value.list(arns));
    return Policies.part(plan.ids().executionRole(task), "execution", List.of(statement));
  }
}
