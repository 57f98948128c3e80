package dev.c2ecs.cli.stack;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import java.time.Instant;

/**
 * An event of a stack.
 *
 * @param id its ID
 * @param time when it happened
 * @param stackId the ARN of the stack
 * @param logicalId the logical ID of the resource, or the name of the stack
 * @param physicalId the physical ID, empty before there is one
 * @param type the type of the resource
 * @param status {@code CREATE_IN_PROGRESS} and the like
 * @param reason the reason that CloudFormation gives, often empty
 * @param token the client token of the operation, empty when it has none
 */
public record StackEvent(
    String id,
    Instant time,
    String stackId,
    String logicalId,
    String physicalId,
    String type,
    String status,
    String reason,
    String token) {

  /** Whether it is about the stack itself. */
  public boolean isOfStack() {
    return ResourceType.STACK.is(type) && physicalId.equals(stackId);
  }

  /** Whether it begins an operation on the stack. */
  public boolean beginsOperation() {
    return isOfStack()
        && (status.equals("CREATE_IN_PROGRESS")
            || status.equals("UPDATE_IN_PROGRESS")
            || status.equals("IMPORT_IN_PROGRESS")
            || status.equals("DELETE_IN_PROGRESS")
            || (status.endsWith("ROLLBACK_IN_PROGRESS") && reason.equals("User Initiated")));
  }

  /** Whether it ends an operation on the stack: nothing moves any more. */
  public boolean endsOperation() {
    return isOfStack() && !status.endsWith("_IN_PROGRESS");
  }

  /** Whether something failed. */
  boolean isFailure() {
    return status.endsWith("_FAILED");
  }
}
