package dev.c2ecs.cli.stack;

/**
 * A resource of a stack.
 *
 * @param logicalId its logical ID
 * @param physicalId its physical ID, empty before there is one
 * @param type its type
 * @param status its status
 * @param reason why it is in that status
 */
public record StackResource(
    String logicalId, String physicalId, String type, String status, String reason) {

  /** Whether it exists. */
  public boolean exists() {
    return !physicalId.isEmpty()
        && !status.equals("DELETE_COMPLETE")
        && !status.equals("DELETE_SKIPPED");
  }
}
