package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.aws.Tasks;
import dev.c2ecs.cli.stack.FailedTask;
import dev.c2ecs.cli.stack.Origins;
import dev.c2ecs.cli.stack.Progress;
import dev.c2ecs.cli.stack.ServiceView;
import dev.c2ecs.cli.stack.Situation;
import dev.c2ecs.cli.stack.StackEvent;
import dev.c2ecs.cli.stack.StackInfo;
import dev.c2ecs.cli.stack.StackState;
import dev.c2ecs.cli.terminal.PlainView;
import dev.c2ecs.cli.terminal.ProgressView;
import dev.c2ecs.cli.terminal.TableView;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows an operation to its end. One page of events is read at each tick; the ECS services that
 * are being changed are looked at too, and the tasks that stop are kept with their last lines
 * before a rollback erases them.
 */
final class Follower {

  private static final Duration TICK = Duration.ofSeconds(2);
  private static final Duration SLOW_TICK = Duration.ofSeconds(5);
  private static final Duration QUIET = Duration.ofSeconds(30);
  private static final String SERVICE = "AWS::ECS::Service";

  /**
   * What to follow.
   *
   * @param stackId the ARN of the stack
   * @param lastEvent the ID of the newest event before the operation; empty to follow what runs
   * @param token the token of the operation, empty for any
   * @param expected type by logical ID of what it will touch
   * @param timeout after how long to stop following
   */
  record Target(
      String stackId,
      String lastEvent,
      String token,
      Map<String, String> expected,
      Optional<Duration> timeout) {}

  /**
   * How it ended.
   *
   * @param state the state of the stack; empty when the time was up
   * @param events the events of the operation
   * @param failed the tasks that stopped meanwhile
   * @param services what the services said last
   */
  record Outcome(
      Optional<StackState> state,
      List<StackEvent> events,
      List<FailedTask> failed,
      List<ServiceView> services) {}

  private final Session session;
  private final Origins origins;
  private final List<StackEvent> all = new ArrayList<>();
  private final Map<String, FailedTask> failed = new LinkedHashMap<>();
  private final Map<String, ServiceView> services = new HashMap<>();
  private final Map<String, Integer> failures = new HashMap<>();

  Follower(Session session, Origins origins) {
    this.session = session;
    this.origins = origins;
  }

  /** Follows to the end, or until the time is up. */
  Outcome follow(Target target) {
    ProgressView view =
        session.plain()
            ? new PlainView(session.console(), ZoneId.systemDefault())
            : new TableView(session.console());
    session
        .interrupts()
        .plan(
            "stopped following; the stack goes on. `c2ecs deploy` follows it again, `c2ecs cancel`"
                + " stops it",
            view::end);
    try {
      return loop(target, view);
    } finally {
      view.end();
      session.interrupts().clear();
      session
          .tasks()
          .denied()
          .forEach(
              action ->
                  session.console().line("what runs is not shown: " + action + " is not allowed"));
    }
  }

  private Outcome loop(Target target, ProgressView view) {
    Instant started = session.pace().now();
    Instant moved = started;
    Progress progress = Progress.begin(started, target.expected());
    String seen = target.lastEvent();
    while (true) {
      List<StackEvent> fresh = news(target, seen);
      seen = fresh.isEmpty() ? seen : fresh.get(fresh.size() - 1).id();
      List<StackEvent> ours = fresh.stream().filter(e -> isOf(target, e)).toList();
      all.addAll(ours);
      progress = progress.with(ours);
      look(progress);
      view.show(situation(progress), ours, origins);
      Instant now = session.pace().now();
      moved = ours.isEmpty() ? moved : now;
      if (progress.end().isPresent()) {
        return outcome(Optional.of(StackState.of(progress.end().get().status())));
      }
      if (target.timeout().isPresent()
          && Duration.between(started, now).compareTo(target.timeout().get()) >= 0) {
        return outcome(Optional.empty());
      }
      boolean quiet = Duration.between(moved, now).compareTo(QUIET) > 0;
      if (quiet) {
        Optional<StackState> ended = endedUnseen(target);
        if (ended.isPresent() && fresh.isEmpty()) {
          return outcome(ended);
        }
      }
      pause(quiet ? SLOW_TICK : TICK, view, progress);
    }
  }

  private List<StackEvent> news(Target target, String seen) {
    return seen.isEmpty()
        ? session.stacks().events(target.stackId(), StackEvent::beginsOperation, true)
        : session.stacks().events(target.stackId(), event -> event.id().equals(seen), false);
  }

  /** Late events of the operation before are not of this one. */
  private static boolean isOf(Target target, StackEvent event) {
    return target.token().isEmpty()
        || event.token().isEmpty()
        || event.token().equals(target.token());
  }

  /** The state of a stack that does not move and whose last event never came. */
  private Optional<StackState> endedUnseen(Target target) {
    return session
        .stacks()
        .find(target.stackId())
        .map(StackInfo::state)
        .filter(state -> !state.isMoving() && state != StackState.REVIEW_IN_PROGRESS);
  }

  private void pause(Duration tick, ProgressView view, Progress progress) {
    Duration step = session.plain() ? tick : Duration.ofSeconds(1);
    for (Duration slept = Duration.ZERO; slept.compareTo(tick) < 0; slept = slept.plus(step)) {
      session.pace().sleep(step);
      if (!session.plain()) {
        view.show(situation(progress), List.of(), origins);
      }
    }
  }

  private Situation situation(Progress progress) {
    return new Situation(session.pace().now(), progress, services, List.copyOf(failed.values()));
  }

  private Outcome outcome(Optional<StackState> state) {
    return new Outcome(
        state,
        List.copyOf(all),
        failed.values().stream().sorted(Comparator.comparing(FailedTask::stopped)).toList(),
        List.copyOf(services.values()));
  }

  /** Looks at the services that are being changed or have just failed. */
  private void look(Progress progress) {
    Map<String, String> ids = new HashMap<>();
    for (Progress.Item item : progress.resources().values()) {
      boolean failedNow =
          item.status().endsWith("_FAILED")
              && !failures.containsKey(item.logicalId() + item.status());
      if (item.type().equals(SERVICE)
          && Tasks.isServiceArn(item.physicalId())
          && !item.status().startsWith("DELETE")
          && (item.isMoving() || failedNow)) {
        if (failedNow) {
          failures.put(item.logicalId() + item.status(), 1);
        }
        ids.put(item.physicalId(), item.logicalId());
      }
    }
    for (ServiceView view : session.tasks().services(ids.keySet())) {
      String id = ids.getOrDefault(view.arn(), "");
      services.put(id, view);
      int count = view.deployments().stream().mapToInt(ServiceView.Deployment::failed).sum();
      if (count > failures.getOrDefault(id, 0)) {
        failures.put(id, count);
        List<String> known = List.copyOf(failed.keySet());
        session.tasks().stopped(view.arn(), id, known).forEach(task -> failed.put(task.id(), task));
      }
    }
  }
}
