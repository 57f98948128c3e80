package dev.c2ecs.cfn.service;

import dev.c2ecs.cfn.extension.ProjectExtensions;
import dev.c2ecs.cfn.plan.LogicalIds;
import dev.c2ecs.cfn.template.Value;
import java.util.Optional;

/**
 * The cluster that the services are in.
 *
 * @param existing the name or ARN of one that exists, {@code x-aws-cluster}
 */
public record ClusterPlan(Optional<String> existing) {

  public static ClusterPlan of(ProjectExtensions said) {
    return new ClusterPlan(said.cluster().value());
  }

  /** The cluster. */
  public Value value() {
    return existing.map(Value::text).orElse(Value.ref(LogicalIds.cluster()));
  }

  /** The ARN of the cluster. */
  public Value arn() {
    if (existing.isEmpty()) {
      return Value.getAtt(LogicalIds.cluster(), "Arn");
    }
    return existing.get().startsWith("arn:")
        ? Value.text(existing.get())
        : new Value.Sub(
            "arn:${AWS::Partition}:ecs:${AWS::Region}:${AWS::AccountId}:cluster/" + existing.get());
  }

  /** The name of the cluster, to stand in a substitution. */
  public String nameInSub() {
    return existing
        .map(name -> name.substring(name.lastIndexOf('/') + 1))
        .orElse("${" + LogicalIds.cluster() + "}");
  }
}
