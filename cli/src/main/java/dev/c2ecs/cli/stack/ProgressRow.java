package dev.c2ecs.cli.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far one object of the Compose file is.
 *
 * @param object the object
 * @param phase whether it waits, moves, is done or failed
 * @param words what happens to it
 * @param elapsed how long it takes or took
 * @param remaining how much longer it should take, while it moves
 * @param details what to know about it, below its line
 */
public record ProgressRow(
    ComposeObject object,
    Phase phase,
    String words,
    Duration elapsed,
    Optional<Duration> remaining,
    List<String> details) {

  public ProgressRow {
    details = List.copyOf(details);
  }

  /** How far an object is. */
  public enum Phase {
    /** It waits for others. */
    WAITING,
    /** It is being changed. */
    MOVING,
    /** It is done. */
    DONE,
    /** It failed. */
    FAILED
  }

  private static final int TASKS_SHOWN = 2;

  /** The rows of a situation, in reading order. */
  public static List<ProgressRow> of(Situation situation, ResourceOrigins origins) {
    Map<ComposeObject, List<Progress.Item>> byObject = new TreeMap<>();
    for (Progress.Item item : situation.progress().resources().values()) {
      byObject
          .computeIfAbsent(origins.object(item.logicalId()), object -> new ArrayList<>())
          .add(item);
    }
    List<ProgressRow> rows = new ArrayList<>();
    byObject.forEach((object, items) -> rows.add(row(object, items, situation)));
    return rows;
  }

  private static ProgressRow row(
      ComposeObject object, List<Progress.Item> items, Situation situation) {
    Phase phase = phase(items);
    Instant began =
        items.stream()
            .filter(item -> !item.isWaiting())
            .map(Progress.Item::began)
            .min(Instant::compareTo)
            .orElse(situation.now());
    Instant until =
        phase == Phase.MOVING
            ? situation.now()
            : items.stream().map(Progress.Item::changed).max(Instant::compareTo).orElse(began);
    Duration elapsed = Duration.between(began, until);
    return new ProgressRow(
        object,
        phase,
        words(items, phase, situation),
        elapsed.isNegative() ? Duration.ZERO : elapsed,
        phase == Phase.MOVING ? Optional.of(remaining(items, situation)) : Optional.empty(),
        details(items, situation));
  }

  private static Phase phase(List<Progress.Item> items) {
    if (items.stream().anyMatch(item -> isFailure(item))) {
      return Phase.FAILED;
    }
    if (items.stream().allMatch(Progress.Item::isWaiting)) {
      return Phase.WAITING;
    }
    boolean done = items.stream().noneMatch(item -> item.isMoving() || item.isWaiting());
    return done ? Phase.DONE : Phase.MOVING;
  }

  /** A creation that was only called off has not failed itself. */
  private static boolean isFailure(Progress.Item item) {
    return item.status().endsWith("_FAILED") && !Causes.isCancelled(item.reason());
  }

  private static String words(List<Progress.Item> items, Phase phase, Situation situation) {
    Optional<ServiceView> service =
        items.stream()
            .filter(Progress.Item::isMoving)
            .flatMap(
                item -> Optional.ofNullable(situation.services().get(item.logicalId())).stream())
            .findFirst();
    return switch (phase) {
      case WAITING -> "waiting";
      case FAILED -> "failed";
      case DONE -> verb(items.get(items.size() - 1).status(), true);
      case MOVING -> service.map(ProgressRow::tasks).orElseGet(() -> moving(items));
    };
  }

  private static String moving(List<Progress.Item> items) {
    long done = items.stream().filter(item -> !item.isMoving() && !item.isWaiting()).count();
    String verb =
        items.stream()
            .filter(Progress.Item::isMoving)
            .findFirst()
            .map(item -> verb(item.status(), false))
            .orElse("waiting for others");
    return verb + ", " + done + " of " + items.size();
  }

  private static String verb(String status, boolean done) {
    String stem = status.replaceFirst("_(IN_PROGRESS|COMPLETE|FAILED|SKIPPED)$", "");
    return switch (stem) {
      case "CREATE" -> done ? "created" : "creating";
      case "UPDATE" -> done ? "updated" : "updating";
      case "DELETE" -> status.endsWith("SKIPPED") ? "kept" : done ? "removed" : "removing";
      case "ROLLBACK", "UPDATE_ROLLBACK" -> done ? "rolled back" : "rolling back";
      case "IMPORT" -> done ? "imported" : "importing";
      default -> done ? "done" : "changing";
    };
  }

  /** The newest deployment of a service in words. */
  public static String tasks(ServiceView view) {
    if (view.deployments().isEmpty()) {
      return "starting";
    }
    ServiceView.Deployment newest = view.deployments().get(0);
    StringBuilder text =
        new StringBuilder(newest.running() + " of " + newest.desired() + " tasks running");
    if (newest.failed() > 0) {
      text.append(", ").append(newest.failed()).append(" failed");
    }
    if (newest.pending() > 0) {
      text.append(", ").append(newest.pending()).append(" starting");
    }
    int old = view.deployments().stream().skip(1).mapToInt(d -> d.running()).sum();
    if (old > 0) {
      text.append(", ").append(old).append(" old");
    }
    return text.toString();
  }

  private static Duration remaining(List<Progress.Item> items, Situation situation) {
    return items.stream()
        .filter(item -> item.isMoving() || item.isWaiting())
        .map(
            item ->
                Estimates.remaining(
                    item,
                    item.isWaiting()
                        ? Duration.ZERO
                        : Duration.between(item.began(), situation.now())))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private static List<String> details(List<Progress.Item> items, Situation situation) {
    List<String> details = new ArrayList<>();
    for (Progress.Item item : items) {
      if (isFailure(item)) {
        details.add(item.logicalId() + ": " + Causes.plain(item.reason()));
      }
      List<FailedTask> tasks =
          situation.failed().stream()
              .filter(task -> task.service().equals(item.logicalId()))
              .toList();
      for (FailedTask task : tasks.subList(Math.max(0, tasks.size() - TASKS_SHOWN), tasks.size())) {
        details.addAll(lines(task));
      }
    }
    return details;
  }

  private static final int LOG_LINES_SHOWN = 3;

  private static List<String> lines(FailedTask task) {
    List<String> lines = new ArrayList<>();
    lines.add("task " + shortId(task.id()) + " stopped: " + task.summary());
    lines.addAll(task.lastLines(LOG_LINES_SHOWN));
    return lines;
  }

  /** The first characters of the ID of a task. */
  public static String shortId(String id) {
    return id.substring(0, Math.min(8, id.length()));
  }
}
