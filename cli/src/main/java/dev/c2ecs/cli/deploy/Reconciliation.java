package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.stack.FailedTask;
import dev.c2ecs.cli.stack.ProgressRow;
import dev.c2ecs.cli.stack.Running;
import dev.c2ecs.cli.stack.Running.Condition;
import dev.c2ecs.cli.stack.ServiceView;
import dev.c2ecs.cli.stack.StackInfo;
import dev.c2ecs.cli.terminal.CommonWords;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Does what a {@link Repair} has planned, and waits until what runs is what the template says. */
final class Reconciliation {

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration GLANCE = Duration.ofMinutes(1);

  private final Session session;
  private final DeployRequest request;
  private final Repair repair;
  private final Set<String> blind;

  Reconciliation(Session session, DeployRequest request, Repair repair, Set<String> blind) {
    this.session = session;
    this.request = request;
    this.repair = repair;
    this.blind = blind;
  }

  /**
   * Sets back what was changed by hand, rolls when that is asked for, and waits until everything
   * runs. Says what does not.
   *
   * @param stack the stack as it is now
   * @param updated whether CloudFormation has just waited for what it changed
   * @param refusal why no change set reverts drift, empty when none was needed
   * @return what was done
   */
  Result settle(StackInfo stack, boolean updated, String refusal) {
    DeployedServices services;
    Running now;
    try {
      services = services(stack, updated);
      now = services.running(session);
    } catch (DeployFailure e) {
      session.console().line("warning: " + DeployedProject.failed(e));
      if (!updated) {
        session.console().line("the stack is as the file says; whether it runs is not known");
      }
      return updated ? Result.WELL : Result.NOT_WELL;
    }
    Map<String, String> deployments = new HashMap<>();
    int started = 0;
    for (Running.Service service : now.services()) {
      if (start(service, deployments)) {
        started++;
      }
    }
    if (request.detach() && started > 0) {
      session.console().line("started; `c2ecs ls` shows what runs");
      return Result.REPAIRED;
    }
    boolean rolls =
        now.services().stream().anyMatch(service -> service.condition() == Condition.STARTING);
    Duration limit =
        request.detach()
            ? Duration.ZERO
            : request.timeout().orElse(started > 0 || rolls ? PATIENCE : GLANCE);
    boolean waits = started > 0 || now.services().stream().anyMatch(s -> ails(s, updated));
    SteadyWait.Outcome outcome =
        waits
            ? new SteadyWait(session, services, repair.origins(), deployments).await(limit)
            : new SteadyWait.Outcome(now, true, List.of());
    if (!outcome.steady()) {
      explain(outcome, updated, refusal);
      return Result.NOT_WELL;
    }
    return started > 0 ? Result.REPAIRED : Result.WELL;
  }

  /** An update may have made other services; else they are those that were looked at before. */
  private DeployedServices services(StackInfo stack, boolean updated) {
    Optional<DeployedServices> known = updated ? Optional.empty() : repair.services();
    return known.orElseGet(
        () ->
            new DeployedProject(List.of(DeployedStack.running(stack, request.root())))
                .services(session));
  }

  /** Whether a service does not run as it should; after an update CloudFormation saw it start. */
  private static boolean ails(Running.Service service, boolean updated) {
    return service.condition() != Condition.WELL
        && !(updated && service.condition() == Condition.STARTING);
  }

  /** How it ended. */
  enum Result {
    /** Everything runs, and nothing had to be done. */
    WELL,
    /** Everything runs again. */
    REPAIRED,
    /** Not everything runs; what and why was said. */
    NOT_WELL
  }

  /** Changes a service when it needs it. */
  private boolean start(Running.Service service, Map<String, String> deployments) {
    ServiceView view = service.view().orElse(null);
    if (view == null || service.condition().gone()) {
      return false;
    }
    OptionalInt desired =
        view.desired() < service.tasks() ? OptionalInt.of(service.tasks()) : OptionalInt.empty();
    boolean other =
        !service.taskDefinition().isEmpty()
            && !view.taskDefinition().isEmpty()
            && !view.taskDefinition().equals(service.taskDefinition());
    boolean force =
        blind.contains(service.logicalId())
            || (request.forceRecreate() && !repair.hasRolled(service.logicalId(), view));
    if (desired.isEmpty() && !other && !force) {
      return false;
    }
    ServiceView after =
        session.tasks().update(view.arn(), desired, other ? service.taskDefinition() : "", force);
    if (!after.newest().isEmpty()) {
      deployments.put(service.logicalId(), after.newest());
    }
    return true;
  }

  private void explain(SteadyWait.Outcome outcome, boolean updated, String refusal) {
    session
        .console()
        .line(
            (updated ? "the stack is updated" : "the stack is as the file says")
                + ", but not everything runs:");
    boolean gone = false;
    for (Running.Service service : outcome.running().ailing()) {
      session.console().line("  " + repair.label(service) + ": " + service.words());
      gone |= service.condition().gone();
      outcome.failed().stream()
          .filter(task -> task.service().equals(service.logicalId()))
          .reduce((first, second) -> second)
          .ifPresent(task -> session.console().line("    " + stopped(task)));
    }
    session
        .console()
        .line(
            gone
                ? "to have a service again that was deleted by hand: " + Repair.way(refusal)
                : "`c2ecs doctor` says why");
  }

  private static String stopped(FailedTask task) {
    return "task "
        + ProgressRow.shortId(task.id())
        + " stopped: "
        + CommonWords.harmless(task.summary());
  }
}
