package dev.c2ecs.cli.stack;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A task that stopped, kept because a rollback erases it.
 *
 * @param id the last part of its ARN
 * @param service the logical ID of the service, empty when it is not known
 * @param stopped when it stopped
 * @param stopCode {@code TaskFailedToStart}, {@code EssentialContainerExited} and the like
 * @param reason why ECS stopped it
 * @param containers its containers
 */
public record FailedTask(
    String id,
    String service,
    Instant stopped,
    String stopCode,
    String reason,
    List<Container> containers) {

  public FailedTask {
    containers = List.copyOf(containers);
  }

  /**
   * A container of the task.
   *
   * @param name its name
   * @param exitCode its exit code, empty when it never ran
   * @param reason what ECS says about it
   * @param log its last lines, the oldest first
   */
  public record Container(
      String name, Optional<Integer> exitCode, String reason, List<String> log) {
    public Container {
      log = List.copyOf(log);
    }

    private String summary() {
      String exit = exitCode.map(code -> name + " exited with " + code).orElse(name);
      return reason.isEmpty() ? exit : exit + (exitCode.isPresent() ? ", " : ": ") + reason;
    }

    /** Whether it ended in a way that stops a task. */
    public boolean failed() {
      return exitCode.isPresent() ? exitCode.get() != 0 : !reason.isEmpty();
    }
  }

  /** What ECS says of every container that ends, and tells less than the container itself. */
  private static final String GENERIC = "Essential container in task exited";

  /** The last lines of its containers, each with the name of the container before it. */
  public List<String> lastLines(int count) {
    List<String> lines = new ArrayList<>();
    for (Container container : containers) {
      List<String> log = container.log();
      for (String line : log.subList(Math.max(0, log.size() - count), log.size())) {
        lines.add(container.name() + " | " + line);
      }
    }
    return lines;
  }

  /** What went wrong in one line. */
  public String summary() {
    List<String> words = new ArrayList<>();
    for (Container container : containers) {
      if (container.failed()) {
        words.add(container.summary());
      }
    }
    if (words.isEmpty() || !reason.equals(GENERIC)) {
      words.add(0, reason.isEmpty() ? stopCode : reason);
    }
    return String.join("; ", words);
  }
}
