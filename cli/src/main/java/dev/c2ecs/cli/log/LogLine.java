package dev.c2ecs.cli.log;

import java.time.Instant;

/**
 * A line of a container, or a word about it.
 *
 * @param time when
 * @param service the Compose service
 * @param container the container that wrote it
 * @param task the ID of its task
 * @param label what stands before it, {@code web-1}
 * @param kind whether the container wrote it
 * @param text the line
 */
public record LogLine(
    Instant time,
    String service,
    String container,
    String task,
    String label,
    Kind kind,
    String text) {

  /** Whose words they are. */
  public enum Kind {
    /** The container's. */
    OUTPUT,
    /** Ours, because its task stopped. */
    STOPPED
  }
}
