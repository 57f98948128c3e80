package dev.c2ecs.acceptance.cloud;

import java.util.List;

/**
 * What a change set says of a resource.
 *
 * @param action {@code Add}, {@code Modify} or {@code Remove}
 * @param thing the resource as it is; for a new one without physical ID
 * @param replaced whether another thing takes its place
 * @param keepsOld whether the old thing stays in the account when it leaves the stack
 * @param properties the properties that change, those that replace it included
 */
public record PlannedChange(
    String action, Thing thing, boolean replaced, boolean keepsOld, List<String> properties) {

  public PlannedChange {
    properties = List.copyOf(properties);
  }
}
