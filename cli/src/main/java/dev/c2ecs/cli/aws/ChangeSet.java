package dev.c2ecs.cli.aws;

import dev.c2ecs.cfn.diff.ResourceChange;
import java.util.List;

/**
 * A change set.
 *
 * @param id its ARN
 * @param stackId the ARN of its stack
 * @param status {@code CREATE_COMPLETE}, {@code FAILED} and so on
 * @param execution {@code AVAILABLE}, {@code OBSOLETE} and so on; empty when it is not told
 * @param reason why it is so
 * @param changes what it does
 */
public record ChangeSet(
    String id,
    String stackId,
    String status,
    String execution,
    String reason,
    List<ResourceChange> changes) {

  public ChangeSet {
    changes = List.copyOf(changes);
  }

  /** Whether it can be executed. */
  public boolean isReady() {
    return status.equals("CREATE_COMPLETE");
  }

  /** Whether the stack was changed since, so that it can no longer be executed. */
  public boolean isObsolete() {
    return execution.equals("OBSOLETE");
  }

  /** Whether it does the same as another one; values that only parameters bring may differ. */
  public boolean doesTheSameAs(ChangeSet other) {
    return outline().equals(other.outline());
  }

  private List<String> outline() {
    return changes.stream()
        .map(
            change ->
                String.join(
                    " ",
                    change.action(),
                    change.logicalId(),
                    change.type(),
                    change.replacement(),
                    change.policyAction(),
                    change.details().stream().map(d -> d.path()).sorted().distinct().toList() + ""))
        .sorted()
        .toList();
  }

  /** Whether it failed because there is nothing to change. */
  public boolean isEmpty() {
    return status.equals("FAILED")
        && (reason.contains("didn't contain changes")
            || reason.contains("No updates are to be performed"));
  }
}
