package dev.c2ecs.cli.stack;

import java.util.List;

/**
 * Why an operation failed.
 *
 * @param rule the name of the rule that knows it, {@code other} when none does
 * @param logicalId the resource that failed first
 * @param type its type
 * @param path the Compose path that the resource comes from, empty when it is not known
 * @param text what went wrong, in one sentence
 * @param evidence what CloudFormation, ECS and the containers said
 * @param fix what to do
 */
public record Cause(
    String rule,
    String logicalId,
    String type,
    String path,
    String text,
    List<String> evidence,
    String fix) {

  public Cause {
    evidence = List.copyOf(evidence);
  }
}
