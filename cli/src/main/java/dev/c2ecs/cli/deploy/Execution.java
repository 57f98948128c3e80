package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.input.NeededJob;
import dev.c2ecs.cli.aws.ChangeSet;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.stack.ResourceOrigins;
import dev.c2ecs.cli.stack.StackInfo;
import dev.c2ecs.cli.stack.StackState;
import dev.c2ecs.cli.terminal.Console;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What follows the answer: the change set is executed and followed, what runs is set right. */
final class Execution {

  private final Session session;
  private final DeployRequest request;
  private final Console console;
  private final SourcePositions positions;
  private final Optional<StackInfo> found;
  private final StackState state;
  private final Repair repair;
  private final String refusal;
  private final ResourceOrigins origins;
  private final Set<String> blind;
  private boolean begun;
  private boolean failed;

  /**
   * An execution.
   *
   * @param found the stack before it
   * @param repair what is set right beside the change set
   * @param blind the services that are deployed once more afterwards
   * @param refusal why the change set does not revert drift, empty when it does or need not
   */
  Execution(
      Session session,
      DeployRequest request,
      SourcePositions positions,
      Optional<StackInfo> found,
      Repair repair,
      String refusal,
      ResourceOrigins origins,
      Set<String> blind) {
    this.session = session;
    this.request = request;
    this.console = session.console();
    this.positions = positions;
    this.found = found;
    this.state = found.map(StackInfo::state).orElse(StackState.ABSENT);
    this.repair = repair;
    this.refusal = refusal;
    this.origins = origins;
    this.blind = blind;
  }

  /**
   * Executes a change set and follows it.
   *
   * @param jobs those that run beside it
   */
  Attempt.End run(ChangeSet set, ChangeSets sets, Sent sent, JobRuns jobs, List<String> out) {
    Ongoing running =
        state.deploy() == StackState.Deploy.CREATE ? Ongoing.CREATION : Ongoing.UPDATE;
    Follower.Target target = started(set, sets, running);
    begun = true;
    if (request.detach()) {
      console.line(running.started());
      if (request.forceRecreate()) {
        console.line("only services that change start their tasks anew: nobody follows the rest");
      }
      if (!blind.isEmpty()) {
        console.line(
            "when it is done, `c2ecs deploy --force-recreate`: these start before a service that"
                + " they reach by Service Connect, and do not find it until then: "
                + blind.stream()
                    .sorted()
                    .map(id -> origins.object(id).label())
                    .collect(Collectors.joining(", ")));
      }
      return Attempt.End.DONE;
    }
    Follower.Outcome outcome = followed(target, sent, jobs, job -> true);
    failed = outcome.state().filter(state -> !state.isSuccess()).isPresent();
    Optional<StackInfo> deployed =
        outcome.state().filter(StackState::isSuccess).isPresent()
            ? looked(set.stackId())
            : Optional.empty();
    boolean well =
        deployed.isEmpty() || reconciled(deployed.get(), true) != Reconciliation.Result.NOT_WELL;
    return well
            && new EndReport(session, positions).show(outcome, set.stackId(), origins, sent, out)
        ? Attempt.End.DONE
        : Attempt.End.NOT_DONE;
  }

  /** Whether a change set is being executed, or was. */
  boolean hasBegun() {
    return begun;
  }

  /** Whether the stack ended in a state that nobody wanted. */
  boolean hasFailed() {
    return failed;
  }

  /**
   * Executes the first of two change sets and follows it, whoever waits for the second.
   *
   * @param jobs those that run beside it
   * @param mayBegin whether it makes all that a job needs
   * @return whether the stack is ready for the second
   */
  boolean runFirst(
      ChangeSet set,
      ChangeSets sets,
      Sent sent,
      JobRuns jobs,
      Predicate<NeededJob> mayBegin,
      List<String> out) {
    Follower.Target target = started(set, sets, Ongoing.FIRST_UPDATE);
    Follower.Outcome outcome = followed(target, sent, jobs, mayBegin);
    boolean done = outcome.state().filter(StackState::isSuccess).isPresent();
    if (!done) {
      new EndReport(session, positions).show(outcome, set.stackId(), origins, sent, out);
    }
    return done;
  }

  private Follower.Outcome followed(
      Follower.Target target, Sent sent, JobRuns jobs, Predicate<NeededJob> mayBegin) {
    if (!jobs.areDue() || request.detach()) {
      return new Follower(session, origins).follow(target);
    }
    try (StackJobs beside =
        jobs.beside(target.stackId(), target.running(), sent.parameters(), mayBegin)) {
      Follower.Outcome outcome = new Follower(session, origins, beside).follow(target);
      if (outcome.state().filter(StackState::isSuccess).isPresent()) {
        beside.succeeded();
      }
      return outcome;
    }
  }

  /** The stack after its operation; what cannot be looked at now is said at the end. */
  private Optional<StackInfo> looked(String stackId) {
    try {
      return session.stacks().find(stackId);
    } catch (DeployFailure e) {
      console.line("warning: " + DeployedProject.failed(e));
      return Optional.empty();
    }
  }

  private Reconciliation.Result reconciled(StackInfo stack, boolean updated) {
    return new Reconciliation(session, request, repair, updated ? blind : Set.of())
        .settle(stack, updated, refusal);
  }

  /** Starts the execution of a change set; what is returned says how to follow it. */
  private Follower.Target started(ChangeSet set, ChangeSets sets, Ongoing running) {
    Operations operations = new Operations(session, positions);
    String token = Session.token();
    String last = found.isEmpty() ? "" : operations.lastEvent(set.stackId());
    Map<String, String> expected = new LinkedHashMap<>();
    set.changes().forEach(change -> expected.put(change.logicalId(), change.type()));
    start(operations, set, sets, token, running);
    return new Follower.Target(set.stackId(), last, token, expected, request.timeout(), running);
  }

  private void start(
      Operations operations, ChangeSet set, ChangeSets sets, String token, Ongoing running) {
    boolean rollback = request.rollback() && state != StackState.UPDATE_FAILED;
    sets.executed();
    try {
      operations.begin(
          set.stackId(),
          token,
          running,
          () -> session.stacks().execute(set.id(), token, rollback),
          sets::refused);
    } catch (DeployFailure e) {
      RuntimeException explained = sets.explained(e);
      if (explained == e) {
        sets.mentionUnlessRefused();
      }
      throw explained;
    }
  }

  /** The stack is as the file says: what runs is compared with it, and set right. */
  Attempt.End upToDate(List<String> out) {
    StackInfo stack = found.orElseThrow();
    if (request.dryRun()) {
      List<String> report = repair.report();
      if (report.isEmpty()) {
        console.line("already up to date");
      } else {
        console.line("the stack is as the file says, but not everything runs:");
        report.forEach(console::line);
      }
      return Attempt.End.DONE;
    }
    Reconciliation.Result result = reconciled(stack, false);
    if (result == Reconciliation.Result.NOT_WELL) {
      return Attempt.End.NOT_DONE;
    }
    if (result == Reconciliation.Result.WELL) {
      console.line("already up to date");
    } else if (!request.detach()) {
      console.line(console.paint("1;32", "repaired") + ": everything runs as the file says");
    }
    out.addAll(EndReport.outputs(stack));
    return Attempt.End.DONE;
  }
}
