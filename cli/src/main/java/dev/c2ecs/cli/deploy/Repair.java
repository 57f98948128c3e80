package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.aws.ChangeSet;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.stack.Assessment;
import dev.c2ecs.cli.stack.FailedTask;
import dev.c2ecs.cli.stack.Origins;
import dev.c2ecs.cli.stack.ResourceChange;
import dev.c2ecs.cli.stack.Row;
import dev.c2ecs.cli.stack.Running;
import dev.c2ecs.cli.stack.Running.Condition;
import dev.c2ecs.cli.stack.ServiceView;
import dev.c2ecs.cli.stack.StackInfo;
import dev.c2ecs.cli.stack.StackState;
import dev.c2ecs.cli.terminal.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Brings what runs back to what the template says where somebody changed it by hand, which no
 * ordinary change set sees.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/drift-aware-change-sets.html">
 *     CloudFormation, drift-aware change sets</a>
 */
final class Repair {

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration GLANCE = Duration.ofMinutes(1);

  private final Session session;
  private final DeployRequest request;
  private final Origins origins;
  private final Running before;
  private final String unseen;
  private final boolean atRest;

  private Repair(
      Session session,
      DeployRequest request,
      Origins origins,
      Running before,
      String unseen,
      boolean atRest) {
    this.atRest = atRest;
    this.session = session;
    this.request = request;
    this.origins = origins;
    this.before = before;
    this.unseen = unseen;
  }

  /**
   * Looks at what runs before anything is changed.
   *
   * @param deployed what is deployed
   */
  static Repair of(
      Session session,
      DeployRequest request,
      Origins origins,
      Optional<StackInfo> found,
      Deployed deployed) {
    Running before = new Running(List.of());
    String unseen = "";
    StackState.Deploy step = found.map(stack -> stack.state().deploy()).orElse(null);
    if (step == StackState.Deploy.UPDATE || step == StackState.Deploy.FIX_FORWARD) {
      try {
        StackInfo stack = found.orElseThrow();
        before = Inspection.of(session, stack, deployed.readable(stack)).now(session);
      } catch (DeployFailure e) {
        unseen = e.reason();
      }
    }
    return new Repair(session, request, origins, before, unseen, step == StackState.Deploy.UPDATE);
  }

  /**
   * The services of the file that are not there any more; none after a failed update, which may
   * never have made them.
   */
  List<Running.Service> gone() {
    return atRest ? before.gone().stream().filter(this::isOfTheFile).toList() : List.of();
  }

  private boolean isOfTheFile(Running.Service service) {
    return request.template().resource(service.logicalId()).isPresent();
  }

  /** Whether a change set makes a service again that is gone. */
  boolean isMendedBy(ChangeSet set) {
    return set.isReady() && !mended(set).isEmpty();
  }

  private Set<String> mended(ChangeSet set) {
    Set<String> touched =
        set.changes().stream()
            .filter(change -> !change.action().equals("SyncWithActual"))
            .map(ResourceChange::logicalId)
            .collect(Collectors.toSet());
    return gone().stream()
        .map(Running.Service::logicalId)
        .filter(touched::contains)
        .collect(Collectors.toSet());
  }

  /** The changes of a change set that reverts drift: what is gone is not replaced, but new. */
  List<ResourceChange> changes(ChangeSet set) {
    Set<String> again = mended(set);
    return set.changes().stream()
        .map(
            change ->
                again.contains(change.logicalId())
                    ? new ResourceChange(
                        "Add", change.logicalId(), "", change.type(), "", "", change.details())
                    : change)
        .toList();
  }

  /**
   * What will be done beside the change set, a line for each service.
   *
   * @param set the change set
   * @param reverts whether it reverts drift
   * @param refusal why there is none that does, empty when none was needed
   */
  List<String> plan(ChangeSet set, boolean reverts, String refusal) {
    List<String> lines = new ArrayList<>();
    Set<String> again = reverts ? mended(set) : Set.of();
    for (Running.Service service : before.byHand()) {
      if (!isOfTheFile(service)) {
        continue;
      }
      if (service.condition().gone()) {
        lines.add(
            again.contains(service.logicalId())
                ? line(service, "the change set makes it again, and reverts what else was changed")
                : "  warning: " + label(service) + ": " + service.words() + ": " + way(refusal));
      } else {
        lines.add(line(service, "set back"));
      }
    }
    if (request.forceRecreate() && !before.services().isEmpty()) {
      lines.add("  every service: its tasks are started anew");
      for (Running.Service service : before.services()) {
        request
            .template()
            .resource(service.logicalId())
            .filter(Assessment::stopsFirst)
            .ifPresent(
                resource -> lines.add("  " + label(service) + ": stops before it starts again"));
      }
    }
    if (!unseen.isEmpty()) {
      lines.add("  warning: what runs could not be looked at: " + unseen);
    }
    return lines;
  }

  /** Whether there is something to do although the stack is as the file says. */
  boolean isNeeded() {
    return before.byHand().stream().anyMatch(s -> isOfTheFile(s) && !s.condition().gone())
        || (request.forceRecreate() && !before.services().isEmpty());
  }

  private String line(Running.Service service, String what) {
    return String.format("  %-24s  %s: %s", label(service), service.words(), what);
  }

  private String label(Running.Service service) {
    return origins.object(service.logicalId()).label();
  }

  private static String way(String refusal) {
    return "take it out of the file, deploy, put it back, deploy"
        + (refusal.isEmpty() ? "" : " (CloudFormation does not make it again: " + refusal + ")");
  }

  /** What does not run, when the stack is as the file says and nothing is to be changed. */
  List<String> report() {
    List<String> lines = new ArrayList<>();
    before.ailing().forEach(s -> lines.add("  " + label(s) + ": " + s.words()));
    if (!unseen.isEmpty()) {
      lines.add("  what runs could not be looked at: " + unseen);
    }
    return lines;
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
    Inspection inspection;
    Running now;
    try {
      inspection = Inspection.of(session, stack, request.template());
      now = inspection.now(session);
    } catch (DeployFailure e) {
      session.console().line("warning: " + Inspection.failed(e));
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
            ? new SteadyWait(session, inspection, origins, deployments).await(limit)
            : new SteadyWait.Outcome(now, true, List.of());
    if (!outcome.steady()) {
      explain(outcome, updated, refusal);
      return Result.NOT_WELL;
    }
    return started > 0 ? Result.REPAIRED : Result.WELL;
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
    boolean force = request.forceRecreate() && !hasRolled(service.logicalId(), view);
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

  /** Whether a service has started its tasks anew since this deployment began. */
  private boolean hasRolled(String logicalId, ServiceView view) {
    return before
        .service(logicalId)
        .flatMap(Running.Service::view)
        .map(old -> !old.newest().equals(view.newest()))
        .orElse(true);
  }

  private void explain(SteadyWait.Outcome outcome, boolean updated, String refusal) {
    session
        .console()
        .line(
            (updated ? "the stack is updated" : "the stack is as the file says")
                + ", but not everything runs:");
    boolean gone = false;
    for (Running.Service service : outcome.running().ailing()) {
      session.console().line("  " + label(service) + ": " + service.words());
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
                ? "to have a service again that was deleted by hand: " + way(refusal)
                : "`c2ecs doctor` says why");
  }

  private static String stopped(FailedTask task) {
    return "task " + Row.shortId(task.id()) + " stopped: " + Words.harmless(task.summary());
  }
}
