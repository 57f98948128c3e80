package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.stack.StackState;
import java.util.Optional;

/**
 * What is going on with a stack, and how to go on for somebody who does not follow it any more:
 * after Ctrl-C, when the time is up, when AWS does not answer, when it was only started.
 */
enum Ongoing {
  CREATION(
      "the creation of the stack",
      "`c2ecs deploy` follows it, `c2ecs down` removes what it has made"),
  UPDATE(
      "the update of the stack",
      "`c2ecs deploy` follows it, `c2ecs cancel` stops it and goes back to what ran before"),
  FIRST_UPDATE(
      "the first of two updates",
      "`c2ecs deploy` follows it and then makes the second, `c2ecs cancel` stops it and goes back"
          + " to what ran before"),
  CLEANUP("the removal of what the update has replaced", "`c2ecs deploy` follows it"),
  ROLLBACK(
      "the rollback of the stack",
      "`c2ecs cancel` follows it, `c2ecs deploy` follows it and then deploys the file"),
  CREATION_ROLLBACK(
      "the rollback of the creation",
      "`c2ecs cancel` follows it, `c2ecs deploy` follows it and then creates the stack anew"),
  IMPORT("the import into the stack", "`c2ecs deploy` follows it"),
  REMOVAL("the removal of the stack", "`c2ecs down` follows it, with the same options as before"),
  REPLACEMENT(
      "the removal of the old stack", "`c2ecs deploy` follows it and then creates the new one");

  private final String what;
  private final String how;

  Ongoing(String what, String how) {
    this.what = what;
    this.how = how;
  }

  /** What runs on a stack in a state; empty when nothing does. */
  static Optional<Ongoing> of(StackState state) {
    return switch (state) {
      case CREATE_IN_PROGRESS -> Optional.of(CREATION);
      case UPDATE_IN_PROGRESS -> Optional.of(UPDATE);
      case UPDATE_COMPLETE_CLEANUP_IN_PROGRESS -> Optional.of(CLEANUP);
      case UPDATE_ROLLBACK_IN_PROGRESS,
          UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS,
          IMPORT_ROLLBACK_IN_PROGRESS ->
          Optional.of(ROLLBACK);
      case ROLLBACK_IN_PROGRESS -> Optional.of(CREATION_ROLLBACK);
      case IMPORT_IN_PROGRESS -> Optional.of(IMPORT);
      case DELETE_IN_PROGRESS -> Optional.of(REMOVAL);
      default -> Optional.empty();
    };
  }

  /**
   * What runs now.
   *
   * @param status the last status of the stack that was seen, empty for none
   */
  Ongoing now(String status) {
    if (status.isEmpty() || (this == REPLACEMENT && status.equals("DELETE_IN_PROGRESS"))) {
      return this;
    }
    Ongoing next = of(StackState.of(status)).orElse(this);
    return this == FIRST_UPDATE && (next == UPDATE || next == CLEANUP) ? this : next;
  }

  /** That it goes on without whoever followed it. */
  String goesOn() {
    return what + " goes on: " + how;
  }

  /** That nobody knows yet whether it runs. */
  String mayHaveBegun() {
    return what + " may have begun: " + how;
  }

  /** That it runs and is not followed. */
  String started() {
    return "started: " + how;
  }
}
