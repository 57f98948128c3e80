package dev.c2ecs.acceptance.cloud;

/**
 * Something that happened to a resource.
 *
 * @param logicalId the resource
 * @param what the status as CloudFormation words it, or one of the constants here
 * @param reason why, empty when nothing is to be said
 */
public record Event(String logicalId, String what, String reason) {

  /** A port answers nobody for a while. */
  public static final String OUTAGE = "outage";

  /** A thing stays in the account and in no stack. */
  public static final String LEFTOVER = "leftover";

  /** Something that tasks need is gone: the next ones of a service or schedule cannot start. */
  public static final String BROKEN = "broken";

  /** Somebody must do something before CloudFormation goes on. */
  public static final String WAITING = "waiting";

  /** A port of a load balancer, or of the tasks behind it, that no security group opens. */
  public static final String UNREACHABLE = "unreachable";

  /** A thing that another resource of the stack still means went with a deletion. */
  public static final String TAKEN_AWAY = "taken away";
}
