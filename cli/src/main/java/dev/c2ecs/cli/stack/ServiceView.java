package dev.c2ecs.cli.stack;

import java.time.Instant;
import java.util.List;

/**
 * An ECS service as it is now.
 *
 * @param arn its ARN
 * @param deployments its deployments, the newest first
 * @param messages its latest events, the newest first
 */
public record ServiceView(String arn, List<Deployment> deployments, List<Message> messages) {

  public ServiceView {
    deployments = List.copyOf(deployments);
    messages = List.copyOf(messages);
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
