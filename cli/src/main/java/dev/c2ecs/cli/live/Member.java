package dev.c2ecs.cli.live;

import dev.c2ecs.cli.stack.TaskView;
import java.util.List;

/**
 * What a deployed project runs under the name of a Compose service.
 *
 * @param service the name in the Compose file
 * @param kind what runs it
 * @param logicalId the logical ID of the ECS service, the schedule, or the task definition of a job
 * @param arn the ARN of the ECS service; empty for other kinds
 * @param cluster the name or ARN of its cluster, empty when it is not known
 * @param definition the ARN of its task definition, empty when it is not known
 * @param containers the containers of its tasks, its own among them
 */
public record Member(
    String service,
    Kind kind,
    String logicalId,
    String arn,
    String cluster,
    String definition,
    List<Writer> containers) {

  /** What runs a task. */
  public enum Kind {
    /** An ECS service. */
    SERVICE,
    /** A schedule. */
    SCHEDULE,
    /** A deployment, once. */
    JOB
  }

  public Member {
    containers = List.copyOf(containers);
  }

  /** The last part of its ARN. */
  String name() {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  /** The family of its task definition. */
  String family() {
    return TaskView.family(definition);
  }
}
