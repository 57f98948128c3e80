package dev.c2ecs.cli.live;

/**
 * A container that writes to a log group.
 *
 * @param service the Compose service that it is of, or works for
 * @param container its name
 * @param helper whether it is ours, and only prepares something for the service
 * @param group the log group, empty when it logs elsewhere
 * @param streams what the names of its streams begin with: {@code PREFIX/CONTAINER/}
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html">ECS,
 *     awslogs-stream-prefix</a>
 */
public record Writer(
    String service, String container, boolean helper, String group, String streams) {

  /** Whether c2ecs knows where it writes. */
  boolean isKnown() {
    return !group.isEmpty();
  }
}
