package dev.c2ecs.cli.stack;

import dev.c2ecs.cfn.template.ComposeRef;
import java.util.List;

/**
 * Why an operation failed.
 *
 * @param rule the name of the rule that knows it, {@code other} when none does
 * @param logicalId the resource that failed first
 * @param type its type
 * @param origin the part of the Compose file that the resource comes from
 * @param text what went wrong, in one sentence
 * @param evidence what CloudFormation, ECS and the containers said
 * @param fix what to do
 */
public record Cause(
    String rule,
    String logicalId,
    String type,
    ComposeRef origin,
    String text,
    List<String> evidence,
    String fix) {

  public Cause {
    evidence = List.copyOf(evidence);
  }
}
