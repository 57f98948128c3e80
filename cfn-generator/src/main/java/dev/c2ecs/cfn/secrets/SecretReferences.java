package dev.c2ecs.cfn.secrets;

import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.iam.Policies;
import dev.c2ecs.cfn.mapper.Names;
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

  /** The stem of the parameters of a Compose secret. */
  public static String stem(Plan plan, String secret) {
    return plan.secretIds().of(secret) + "Secret";
  }

  /** The parameters of a secret. */
  public static List<Parameter> parameters(String stem, String what) {
    return List.of(
        Parameter.matching(stem + "Arn", "The ARN of " + what, "^arn:.+:secretsmanager:.+$"),
        Parameter.required(
            stem + "Version",
            "String",
            "The version of " + what + "; a new one replaces the tasks"));
  }

  /**
   * An entry of a container's {@code Secrets}.
   *
   * @param key a key of the JSON in the secret; empty for all of it
   */
  public static Value.MapOf injected(String variable, String stem, String key) {
    return Value.map(
        "Name",
        variable,
        "ValueFrom",
        new Value.Sub("${" + stem + "Arn}:" + key + "::${" + stem + "Version}"));
  }

  /** Lets the execution role of a task read a secret. */
  public static Part permission(Plan plan, TaskPlan task, List<String> stems) {
    List<Value> arns =
        stems.stream().distinct().sorted().map(stem -> Value.ref(stem + "Arn")).toList();
    Value statement =
        Value.map(
            "Effect", "Allow",
            "Action", "secretsmanager:GetSecretValue",
            "Resource", arns.size() == 1 ? arns.get(0) : Value.list(arns));
    return Policies.part(plan, task, Names.EXECUTION_ROLE, "execution", List.of(statement));
  }
}
