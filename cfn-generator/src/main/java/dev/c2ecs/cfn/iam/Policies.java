package dev.c2ecs.cfn.iam;

import dev.c2ecs.cfn.assembly.Part;
import dev.c2ecs.cfn.template.Value;
import java.util.List;

/** IAM documents. */
public final class Policies {

  private static final String VERSION = "2012-10-17";

  private Policies() {}

  /** An inline policy. */
  public static Value.MapOf policy(String name, List<Value> statements) {
    return Value.map(
        "PolicyName",
        name,
        "PolicyDocument",
        Value.map("Version", VERSION, "Statement", Value.list(statements)));
  }

  /** An inline policy of a role. */
  public static Part part(String role, String name, List<Value> statements) {
    return Part.extend(role, Value.map("Policies", Value.list(policy(name, statements))));
  }

  /** Lets ECS tasks of this account, and nobody else's, take a role. */
  static Value.MapOf taskTrust() {
    return trust("ecs-tasks.amazonaws.com");
  }

  /** Lets a service, acting for this account and nobody else, take a role. */
  public static Value.MapOf trust(String service) {
    return Value.map(
        "Version",
        VERSION,
        "Statement",
        Value.list(
            Value.map(
                "Effect",
                "Allow",
                "Principal",
                Value.map("Service", service),
                "Action",
                "sts:AssumeRole",
                "Condition",
                Value.map(
                    "StringEquals", Value.map("aws:SourceAccount", Value.ref("AWS::AccountId"))))));
  }
}
