package dev.c2ecs.cli.stack;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A task as ECS tells of it.
 *
 * @param arn its ARN
 * @param definition the ARN of its task definition
 * @param group {@code service:NAME} for a task of a service, {@code family:NAME} for another one
 * @param status {@code PROVISIONING}, {@code PENDING}, {@code RUNNING} … {@code STOPPED}
 * @param desired what ECS wants it to be, {@code RUNNING} or {@code STOPPED}
 * @param health {@code HEALTHY}, {@code UNHEALTHY} or {@code UNKNOWN}
 * @param zone its availability zone, empty before it has one
 * @param created when it was asked for
 * @param started when its containers ran, empty before
 * @param stopped when it stopped, empty before
 * @param stopCode {@code EssentialContainerExited} and the like, empty before
 * @param reason why it stopped, empty before
 * @param containers its containers
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html">ECS,
 *     Task</a>
 */
public record TaskView(
    String arn,
    String definition,
    String group,
    String status,
    String desired,
    String health,
    String zone,
    Instant created,
    Optional<Instant> started,
    Optional<Instant> stopped,
    String stopCode,
    String reason,
    List<Container> containers) {

  public TaskView {
    containers = List.copyOf(containers);
  }

  /**
   * A container of a task.
   *
   * @param name its name
   * @param image its image as the task definition names it
   * @param digest the digest that was pulled, empty before
   * @param status its status
   * @param health {@code HEALTHY}, {@code UNHEALTHY}, {@code UNKNOWN}, or empty
   * @param exitCode its exit code, empty while it runs or when it never ran
   * @param reason what ECS says about it, empty for nothing
   * @param runtimeId what the agent calls it, empty before it runs
   */
  public record Container(
      String name,
      String image,
      String digest,
      String status,
      String health,
      Optional<Integer> exitCode,
      String reason,
      String runtimeId) {}

  /** The last part of its ARN. */
  public String id() {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  /** Whether it has ended. */
  public boolean isStopped() {
    return status.equals("STOPPED");
  }

  /** A container of it. */
  public Optional<Container> container(String name) {
    return containers.stream().filter(container -> container.name().equals(name)).findFirst();
  }

  /** Its family of task definitions. */
  public String family() {
    return family(definition);
  }

  /** The family of a task definition by its ARN, {@code …/FAMILY:REVISION}. */
  public static String family(String definition) {
    String name = definition.substring(definition.lastIndexOf('/') + 1);
    int revision = name.lastIndexOf(':');
    return revision < 0 ? name : name.substring(0, revision);
  }
}
