package dev.c2ecs.cli.aws;

import dev.c2ecs.cli.stack.ResourceChange;
import java.util.List;

/**
 * A change set.
 *
 * @param id its ARN
 * @param stackId the ARN of its stack
 * @param status {@code CREATE_COMPLETE}, {@code FAILED} and so on
 * @param reason why it is so
 * @param changes what it does
 */
public record ChangeSet(
    String id, String stackId, String status, String reason, List<ResourceChange> changes) {

  public ChangeSet {
    changes = List.copyOf(changes);
  }

  /** Whether it can be executed. */
  public boolean isReady() {
    return status.equals("CREATE_COMPLETE");
  }

  /** Whether it failed because there is nothing to change. */
  public boolean isEmpty() {
    return status.equals("FAILED")
        && (reason.contains("didn't contain changes")
            || reason.contains("No updates are to be performed"));
  }
}
