package dev.c2ecs.cli.stack;

import static dev.c2ecs.cli.stack.StackState.Cancel.CANCEL_UPDATE;
import static dev.c2ecs.cli.stack.StackState.Cancel.CONTINUE_ROLLBACK;
import static dev.c2ecs.cli.stack.StackState.Cancel.DELETE;
import static dev.c2ecs.cli.stack.StackState.Cancel.NOTHING;
import static dev.c2ecs.cli.stack.StackState.Cancel.ONLY_REMOVAL;
import static dev.c2ecs.cli.stack.StackState.Cancel.ROLL_BACK;
import static dev.c2ecs.cli.stack.StackState.Cancel.WAIT;
import static dev.c2ecs.cli.stack.StackState.Deploy.CREATE;
import static dev.c2ecs.cli.stack.StackState.Deploy.FIX_FORWARD;
import static dev.c2ecs.cli.stack.StackState.Deploy.FOLLOW;
import static dev.c2ecs.cli.stack.StackState.Deploy.RECREATE;
import static dev.c2ecs.cli.stack.StackState.Deploy.ROLL_ON;
import static dev.c2ecs.cli.stack.StackState.Deploy.UPDATE;

import java.util.Arrays;
import java.util.Locale;

/**
 * The states of a stack and what each command does in it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html">
 *     CloudFormation, stack status codes</a>
 */
public enum StackState {
  //                                           deploy       cancel             in words
  ABSENT(CREATE, NOTHING, "not deployed"),
  DELETE_COMPLETE(CREATE, NOTHING, "removed"),
  REVIEW_IN_PROGRESS(CREATE, DELETE, "empty, never deployed"),

  CREATE_COMPLETE(UPDATE, NOTHING, "deployed"),
  UPDATE_COMPLETE(UPDATE, NOTHING, "deployed"),
  UPDATE_ROLLBACK_COMPLETE(UPDATE, NOTHING, "deployed, last update rolled back"),
  IMPORT_COMPLETE(UPDATE, NOTHING, "deployed"),
  IMPORT_ROLLBACK_COMPLETE(UPDATE, NOTHING, "deployed, last import rolled back"),

  CREATE_IN_PROGRESS(FOLLOW, ONLY_REMOVAL, "being created"),
  UPDATE_IN_PROGRESS(FOLLOW, CANCEL_UPDATE, "being updated"),
  UPDATE_COMPLETE_CLEANUP_IN_PROGRESS(FOLLOW, WAIT, "updated, removing what is replaced"),
  UPDATE_ROLLBACK_IN_PROGRESS(FOLLOW, WAIT, "rolling back an update"),
  UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS(FOLLOW, WAIT, "rolled back, removing what is left"),
  ROLLBACK_IN_PROGRESS(FOLLOW, WAIT, "rolling back its creation"),
  IMPORT_IN_PROGRESS(FOLLOW, WAIT, "importing"),
  IMPORT_ROLLBACK_IN_PROGRESS(FOLLOW, WAIT, "rolling back an import"),
  DELETE_IN_PROGRESS(FOLLOW, WAIT, "being removed"),

  CREATE_FAILED(RECREATE, ROLL_BACK, "creation failed, kept for inspection"),
  ROLLBACK_COMPLETE(RECREATE, DELETE, "creation failed, nothing runs"),
  ROLLBACK_FAILED(RECREATE, DELETE, "creation failed, its rollback too"),
  IMPORT_ROLLBACK_FAILED(ROLL_ON, CONTINUE_ROLLBACK, "import failed, its rollback too"),
  UPDATE_FAILED(FIX_FORWARD, ROLL_BACK, "update failed, kept for inspection"),
  UPDATE_ROLLBACK_FAILED(ROLL_ON, CONTINUE_ROLLBACK, "update failed, its rollback too"),
  DELETE_FAILED(RECREATE, DELETE, "removal failed"),

  UNKNOWN(Deploy.REFUSE, Cancel.REFUSE, "in a state that is not known here");

  /** What {@code deploy} does. */
  public enum Deploy {
    /** A change set that creates the stack. */
    CREATE,
    /** A change set that updates it. */
    UPDATE,
    /** Another operation runs: it is followed to its end, then the state is looked at again. */
    FOLLOW,
    /** Nothing in it is of use: it is deleted when the user agrees, then created. */
    RECREATE,
    /** An update on top of the failed one, again without rollback. */
    FIX_FORWARD,
    /** The rollback is continued when the user agrees, then the state is looked at again. */
    ROLL_ON,
    /** Nothing: what it may do is not known. */
    REFUSE
  }

  /** What {@code cancel} does. */
  public enum Cancel {
    /** There is nothing to cancel. */
    NOTHING,
    /** The update is stopped and rolled back. */
    CANCEL_UPDATE,
    /** A creation cannot be cancelled, only removed: {@code down} is named. */
    ONLY_REMOVAL,
    /** What runs ends by itself and is followed. */
    WAIT,
    /** The failed operation is rolled back. */
    ROLL_BACK,
    /** The failed rollback is continued, resources can be skipped. */
    CONTINUE_ROLLBACK,
    /** The stack is deleted. */
    DELETE,
    /** Nothing: what it may do is not known. */
    REFUSE
  }

  private final Deploy deploy;
  private final Cancel cancel;
  private final String words;

  StackState(Deploy deploy, Cancel cancel, String words) {
    this.deploy = deploy;
    this.cancel = cancel;
    this.words = words;
  }

  /** The state that a status names; {@link #UNKNOWN} when CloudFormation has a newer one. */
  public static StackState of(String status) {
    String name = status.toUpperCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(state -> state.name().equals(name))
        .findFirst()
        .orElse(UNKNOWN);
  }

  /** What {@code deploy} does in this state. */
  public Deploy deploy() {
    return deploy;
  }

  /** What {@code cancel} does in this state. */
  public Cancel cancel() {
    return cancel;
  }

  /** The state in words, as in "the stack is …". */
  public String words() {
    return words;
  }

  /** Whether an operation is running. */
  public boolean isMoving() {
    return deploy == FOLLOW;
  }

  /** Whether there is a stack. */
  public boolean exists() {
    return this != ABSENT && this != DELETE_COMPLETE;
  }

  /** Whether there is a stack that was deployed at least once. */
  public boolean isDeployed() {
    return deploy != CREATE;
  }

  /** Whether a stack in this state runs something that is kept, or may. */
  public boolean isOfUse() {
    return isDeployed() && deploy != RECREATE;
  }

  /** Whether an operation failed, so that what it has made goes or is of no use. */
  public boolean isLost() {
    return name().contains("ROLLBACK") || name().endsWith("_FAILED") || name().startsWith("DELETE");
  }

  /** Whether an operation that ended in this state did what it was to do. */
  public boolean isSuccess() {
    return this == CREATE_COMPLETE
        || this == UPDATE_COMPLETE
        || this == IMPORT_COMPLETE
        || this == DELETE_COMPLETE;
  }
}
