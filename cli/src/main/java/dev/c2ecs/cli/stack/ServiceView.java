package dev.c2ecs.cli.stack;

import java.time.Instant;
import java.util.List;

/**
 * An ECS service as it is now.
 *
 * @param arn its ARN
 * @param status {@code ACTIVE}, {@code DRAINING}, or empty when it is not told
 * @param desired how many tasks ECS wants
 * @param taskDefinition the ARN of the task definition that it is set to, empty when it is not told
 * @param deployments its deployments, the newest first
 * @param messages its latest events, the newest first
 */
public record ServiceView(
    String arn,
    String status,
    int desired,
    String taskDefinition,
    List<Deployment> deployments,
    List<Message> messages) {

  public ServiceView {
    deployments = List.copyOf(deployments);
    messages = List.copyOf(messages);
  }

  /** A service of which only its deployments and events are known. */
  public ServiceView(String arn, List<Deployment> deployments, List<Message> messages) {
    this(
        arn,
        "",
        deployments.isEmpty() ? 0 : deployments.get(0).desired(),
        "",
        deployments,
        messages);
  }

  /** The tasks that run, whatever they run. */
  int running() {
    return deployments.stream().mapToInt(Deployment::running).sum();
  }

  /**
   * The tasks that run a task definition.
   *
   * @param definition its ARN, empty for any
   */
  public int running(String definition) {
    return deployments.stream()
        .filter(
            deployment ->
                definition.isEmpty()
                    || deployment.taskDefinition().isEmpty()
                    || deployment.taskDefinition().equals(definition))
        .mapToInt(Deployment::running)
        .sum();
  }

  /** The ID of the newest deployment, empty when there is none. */
  public String newest() {
    return deployments.isEmpty() ? "" : deployments.get(0).id();
  }

  /** What became of the newest deployment: {@code COMPLETED} and so on, empty when not told. */
  String rollout() {
    return deployments.isEmpty() ? "" : deployments.get(0).rollout();
  }

  /**
   * A deployment.
   *
   * @param id its ID
   * @param taskDefinition the ARN of its task definition
   * @param desired tasks wanted
   * @param running tasks running
   * @param pending tasks starting
   * @param failed tasks that stopped before they were steady
   * @param rollout {@code IN_PROGRESS}, {@code COMPLETED}, {@code FAILED} or empty
   * @param reason why the rollout is so
   */
  public record Deployment(
      String id,
      String taskDefinition,
      int desired,
      int running,
      int pending,
      int failed,
      String rollout,
      String reason) {}

  /**
   * An event of the service.
   *
   * @param time when
   * @param text what
   */
  public record Message(Instant time, String text) {}
}
