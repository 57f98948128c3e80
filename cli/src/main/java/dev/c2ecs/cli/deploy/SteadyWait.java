package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.stack.FailedTask;
import dev.c2ecs.cli.stack.Progress;
import dev.c2ecs.cli.stack.ResourceOrigins;
import dev.c2ecs.cli.stack.Running;
import dev.c2ecs.cli.stack.ServiceView;
import dev.c2ecs.cli.stack.Situation;
import dev.c2ecs.cli.stack.StackEvent;
import dev.c2ecs.cli.terminal.ProgressView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Waits until services run as the template says, and shows how far they are. */
final class SteadyWait {

  private static final Duration TICK = Duration.ofSeconds(2);
  private static final Duration SLOW_TICK = Duration.ofSeconds(5);
  private static final Duration QUICK = Duration.ofSeconds(60);

  /**
   * How it ended.
   *
   * @param running what runs
   * @param steady whether everything runs that can
   * @param failed the tasks that stopped meanwhile, the oldest first
   */
  record Outcome(Running running, boolean steady, List<FailedTask> failed) {}

  private final Session session;
  private final DeployedServices services;
  private final ResourceOrigins origins;

  /** The ID of the deployment that a service is to finish, by logical ID of the service. */
  private final Map<String, String> deployments;

  private final StoppedTasks stopped = new StoppedTasks();

  /**
   * A wait.
   *
   * @param deployments the ID of the deployment that a service is to finish, by its logical ID
   */
  SteadyWait(
      Session session,
      DeployedServices services,
      ResourceOrigins origins,
      Map<String, String> deployments) {
    this.session = session;
    this.services = services;
    this.origins = origins;
    this.deployments = Map.copyOf(deployments);
  }

  /** Waits until nothing is left to come, or the time is up. */
  Outcome await(Duration limit) {
    ProgressView view = session.progressView();
    session
        .interrupts()
        .plan(
            "stopped following; ECS goes on. `c2ecs ls` shows what runs, `c2ecs deploy` looks again",
            view::end);
    try {
      return loop(limit, view);
    } finally {
      view.end();
      session.interrupts().clear();
    }
  }

  private Outcome loop(Duration limit, ProgressView view) {
    Instant started = session.pace().now();
    Progress progress = Progress.begin(started, Map.of());
    Running running = services.running(session);
    while (true) {
      List<StackEvent> events = new ArrayList<>();
      Map<String, ServiceView> views = new HashMap<>();
      boolean open = false;
      for (Running.Service service : running.services()) {
        boolean waits = isOpen(service);
        open |= waits;
        String before = status(progress, service.logicalId());
        String now = waits ? "UPDATE_IN_PROGRESS" : before.isEmpty() ? "" : "UPDATE_COMPLETE";
        if (!now.equals(before)) {
          events.add(event(service, now));
        }
        if (waits || !before.isEmpty()) {
          service.view().ifPresent(v -> views.put(service.logicalId(), v));
          look(service);
        }
      }
      progress = progress.with(events);
      Instant now = session.pace().now();
      view.show(new Situation(now, progress, views, stopped.all()), events, origins);
      Duration waited = Duration.between(started, now);
      if (!open || waited.compareTo(limit) >= 0) {
        boolean steady = running.services().stream().allMatch(this::isSteady);
        return new Outcome(running, steady, stopped.all());
      }
      session.pace().sleep(waited.compareTo(QUICK) < 0 ? TICK : SLOW_TICK);
      running = next(running);
    }
  }

  /** What runs now; what ran before when AWS does not answer just then. */
  private Running next(Running before) {
    try {
      return services.running(session);
    } catch (DeployFailure e) {
      if (e.isPassing()) {
        return before;
      }
      throw e;
    }
  }

  private static String status(Progress progress, String logicalId) {
    Progress.Item item = progress.resources().get(logicalId);
    return item == null ? "" : item.status();
  }

  private StackEvent event(Running.Service service, String status) {
    return new StackEvent(
        "",
        session.pace().now(),
        "",
        service.logicalId(),
        service.arn(),
        ResourceType.SERVICE.text(),
        status,
        "",
        "");
  }

  private boolean isSteady(Running.Service service) {
    String deployment = deployments.getOrDefault(service.logicalId(), "");
    return service.condition() == Running.Condition.WELL
        && (deployment.isEmpty()
            || service.view().map(ServiceView::newest).orElse("").equals(deployment));
  }

  /** Whether a service may still become steady by itself. */
  private boolean isOpen(Running.Service service) {
    boolean over =
        service.condition().gone()
            || service.view().stream()
                .flatMap(view -> view.deployments().stream())
                .filter(d -> deployments.containsValue(d.id()) || service.condition().byHand())
                .anyMatch(d -> d.rollout().equals("FAILED"));
    return !over && !isSteady(service);
  }

  /** Keeps the tasks that stop, with their last lines. */
  private void look(Running.Service service) {
    ServiceView view = service.view().orElse(null);
    if (view == null) {
      return;
    }
    if (stopped.areMore(view, service.logicalId())) {
      try {
        stopped.ask(session.tasks(), view, service.logicalId());
      } catch (DeployFailure e) {
        // why a task stopped is worth a line, and no more than that
        stopped.skip(view, service.logicalId());
      }
    }
  }
}
