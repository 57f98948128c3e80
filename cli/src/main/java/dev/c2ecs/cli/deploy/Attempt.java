package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.cost.PriceTable;
import dev.c2ecs.cfn.diff.Forecast;
import dev.c2ecs.cli.aws.Ahead;
import dev.c2ecs.cli.aws.ChangeSet;
import dev.c2ecs.cli.aws.SecretStore;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.stack.OwnStack;
import dev.c2ecs.cli.stack.ResourceOrigins;
import dev.c2ecs.cli.stack.StackInfo;
import dev.c2ecs.cli.stack.StackState;
import dev.c2ecs.cli.terminal.Console;
import dev.c2ecs.cli.terminal.StyledLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One attempt to bring a stack to what the file says: look, change set, preview, question; then
 * secrets and an {@link Execution}. Before the answer nothing is made but the change set with what
 * it needs, and that is removed again unless it is executed.
 */
final class Attempt {

  /** How an attempt ended. */
  enum End {
    /** What the file says runs. */
    DONE,
    /** It does not, and why was said. */
    NOT_DONE,
    /** The stack was changed by somebody else meanwhile: it has to be looked at again. */
    AGAIN,
    /** The first of two updates is done, and the second is agreed to. */
    HALF
  }

  /** What an interruption finds before the answer. */
  private static final String UNCHANGED = "nothing was changed; run `c2ecs deploy` again";

  /** What it finds after the answer. */
  static final String WRITTEN =
      "images and secrets may have been written, the stack was not changed; run"
          + " `c2ecs deploy` again";

  /** What it, or a failure, finds between two updates. */
  static final String BETWEEN =
      "the first of two updates is made, the second is not: `c2ecs deploy` goes on with it";

  private final Session session;
  private final DeployRequest request;
  private final ProjectImages images;
  private final Console console;
  private final String stackName;
  private final Optional<OwnStack> own;
  private final Optional<StackInfo> found;
  private final StackState state;
  private final Map<String, String> tags;
  private final boolean removed;
  private final boolean agreed;
  private final SourcePositions positions;
  private final Optional<JobRuns> carried;
  private Optional<Execution> begun = Optional.empty();
  private Optional<JobRuns> begunJobs = Optional.empty();

  /**
   * An attempt.
   *
   * @param images the images that it names
   * @param own the stack as it is now
   * @param tags the tags that it will have
   * @param removed whether an older stack was removed for it
   * @param carried the jobs that ran beside the first of two updates; present when this is the
   *     second, which was agreed to
   */
  Attempt(
      Session session,
      DeployRequest request,
      ProjectImages images,
      String stackName,
      Optional<OwnStack> own,
      Map<String, String> tags,
      boolean removed,
      Optional<JobRuns> carried,
      SourcePositions positions) {
    this.session = session;
    this.request = request;
    this.images = images;
    this.console = session.console();
    this.stackName = stackName;
    this.own = own;
    this.found = own.map(OwnStack::info);
    this.state = found.map(StackInfo::state).orElse(StackState.ABSENT);
    this.tags = tags;
    this.removed = removed;
    this.carried = carried;
    this.agreed = carried.isPresent();
    this.positions = positions;
  }

  /**
   * Makes the attempt.
   *
   * @param out what goes to standard output
   */
  End run(List<String> out) {
    try (SecretStore store = new SecretStore(session.aws());
        ChangeSets sets =
            new ChangeSets(session, request, stackName, own, agreed ? BETWEEN : UNCHANGED)) {
      return run(
          new SecretPlanner(store, request, session, found),
          new SecretWriter(store, request, session),
          sets,
          out);
    } catch (StackMoved e) {
      console.line(e.getMessage() + ": looking again");
      return End.AGAIN;
    }
  }

  private End run(SecretPlanner planner, SecretWriter writer, ChangeSets sets, List<String> out) {
    Map<String, String> made = images.prepare();
    Ahead<Map<String, String>> network = Ahead.of(() -> NetworkChoice.of(session, request));
    Ahead<Boolean> logs =
        Ahead.of(
            () -> {
              LogGroupLook.check(session, request);
              return true;
            });
    Ahead<SecretPlan> planned = Ahead.of(planner::plan);
    Ahead<DeployedProject> current = Ahead.of(this::deployed);
    // Reading the table takes as long as a call.
    Ahead.of(PriceTable::bundled);
    Map<String, String> parameters =
        new LinkedHashMap<>(session.busy("looking at the network", network::get));
    parameters.putAll(made);
    parameters.putAll(images.kept(found));
    parameters.putAll(request.parameters());
    session.busy("looking at the log groups", logs::get);
    SecretPlan secrets = session.busy("looking at the secrets", planned::get);
    parameters.putAll(secrets.parameters());
    DeployedProject deployed = session.busy("reading the deployed template", current::get);
    deployed
        .template()
        .ifPresent(
            old ->
                IdentityCheck.check(
                    found.orElseThrow(), old, request.root().template(), request.project().name()));
    ChangeSet ordinary =
        session.busy("preparing the change set", () -> sets.create(parameters, tags, false));
    ResourceOrigins origins = request.origins().or(deployed.origins());
    Repair repair =
        session.busy(
            "looking at what runs", () -> Repair.of(session, request, origins, found, deployed));
    Reverting reverting = reverting(sets, ordinary, parameters, repair);
    ChangeSet set = reverting.set();
    Seeds seeds = Seeds.of(session, request);
    session.busy("looking at file systems", () -> seeds.warnings(found)).forEach(console::line);
    JobPlan jobs =
        session.busy(
            "looking at the jobs",
            () ->
                carried.isPresent()
                    ? carried.get().left()
                    : JobPlan.of(session, request, found, parameters, images.contents(), secrets));
    JobRuns runs = carried.orElseGet(() -> new JobRuns(session, request, positions, jobs));
    begunJobs = Optional.of(runs);
    Forecast foretold = deployed.forecast(request.root().template(), parameters, request.images());
    // Where AWS finds nothing to do, nothing stands in the way.
    Forecast forecast = set.isEmpty() ? foretold.withoutEffects() : foretold;
    Execution execution =
        new Execution(
            session,
            request,
            positions,
            found,
            repair,
            reverting.refusal(),
            origins,
            forecast.blind());
    begun = Optional.of(execution);
    if (set.isEmpty() && !secrets.writes() && !repair.isNeeded() && jobs.isIdle()) {
      secrets.kept().forEach(console::line);
      if (!request.dryRun()) {
        // Tasks that start again need it, whatever became of it in the registry.
        images.push(false);
        images.tellScans(false);
        writer.settle(secrets);
        seeds.remember(found.map(StackInfo::id));
      }
      return execution.upToDate(out);
    }
    boolean twoSteps = forecast.takesTwoUpdates();
    if (!set.isEmpty() && !set.isReady() && !twoSteps) {
      throw sets.explained(new Refusal(DeployCode.CHANGE_SET, refused(set, sets.errors(set))));
    }
    Proposal proposal =
        Proposal.of(
            session,
            request,
            parameters,
            state,
            deployed,
            origins,
            secrets,
            repair,
            reverting,
            jobs,
            forecast,
            positions);
    List<StyledLine> lines = proposal.lines(console.width());
    if (request.dryRun()) {
      lines.forEach(line -> out.add(line.text()));
      out.addAll(images.namedLines());
      return End.DONE;
    }
    lines.forEach(line -> console.print(line.on(console) + "\n"));
    images.namedLines().forEach(console::line);
    if (!proposal.isIdle() && !agreed(proposal)) {
      return End.NOT_DONE;
    }
    if (session.busy("looking at the stack again", () -> movedSince(set, sets))) {
      throw new StackMoved();
    }
    session.interrupts().plan(agreed ? BETWEEN : WRITTEN, sets::discard);
    images.push(!proposal.isIdle());
    if (secrets.writes()) {
      found.ifPresent(runs::markDue);
    }
    try {
      SecretPlan written =
          session.busy("writing the secrets", () -> writer.write(secrets, planner));
      if (twoSteps) {
        parameters.putAll(written.parameters());
        sets.discard();
        End half =
            new FirstStep(
                    session,
                    request.of(StackTemplate.of(forecast.steps().get(0))),
                    request.root().template(),
                    own)
                .run(stackName, parameters, tags, execution, runs, out);
        if (half == End.NOT_DONE) {
          runs.leave();
        }
        return half;
      }
      ChangeSet chosen = set;
      if (!written.parameters().equals(secrets.parameters())) {
        parameters.putAll(written.parameters());
        chosen =
            session.busy(
                "preparing the change set with the new secrets",
                () -> sets.create(parameters, tags, reverting.reverts()));
        if (!chosen.isEmpty() && (!chosen.isReady() || !chosen.doesTheSameAs(set))) {
          console.line("with the new secrets the changes are others: looking again");
          return End.AGAIN;
        }
      }
      End end =
          chosen.isEmpty()
              ? execution.upToDate(out)
              : execution.run(chosen, sets, new Sent(request.root().text(), parameters), runs, out);
      if (agreed && execution.hasFailed()) {
        console.line(BETWEEN);
      }
      images.tellScans(!request.detach());
      if (chosen.isEmpty() || (end == End.DONE && !request.detach())) {
        writer.settle(written);
        seeds.remember(session.stacks().find(stackName).map(StackInfo::id));
      }
      if (!chosen.isEmpty() && end == End.DONE && !request.detach()) {
        removeOldImages();
      }
      if (end == End.DONE) {
        return runs.run(stackName) ? End.DONE : End.NOT_DONE;
      }
      runs.leave();
      return end;
    } finally {
      writer.mention();
    }
  }

  /** The jobs of it, as far as they are known. */
  Optional<JobRuns> jobs() {
    return begunJobs;
  }

  /** Whether a change set is being executed, or was. */
  boolean hasBegun() {
    return begun.filter(Execution::hasBegun).isPresent();
  }

  private void removeOldImages() {
    if (!request.images().isEmpty()) {
      new OldImages(session, request.identity())
          .remove(found.map(stack -> stack.parameters().values()).orElse(List.of()));
    }
  }

  /**
   * The change set to execute: one that also reverts drift where a service is gone, else the
   * ordinary one.
   *
   * @param refusal why it does not revert drift, empty when it does or need not
   */
  record Reverting(ChangeSet set, boolean reverts, String refusal) {}

  private Reverting reverting(
      ChangeSets sets, ChangeSet ordinary, Map<String, String> parameters, Repair repair) {
    boolean usable = ordinary.isEmpty() || ordinary.isReady();
    if (!usable || repair.gone().isEmpty()) {
      return new Reverting(ordinary, false, "");
    }
    try {
      ChangeSet set = sets.create(parameters, tags, true);
      if (repair.isMendedBy(set)) {
        return new Reverting(set, true, "");
      }
      // The ordinary one was removed when this one was made.
      return new Reverting(
          ordinary.isEmpty() ? ordinary : sets.create(parameters, tags, false),
          false,
          set.isReady() || set.isEmpty() ? "it finds nothing to revert" : set.reason());
    } catch (DeployFailure e) {
      return new Reverting(
          ordinary, false, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  /**
   * What is deployed now; nothing for a stack that is only being made. Without it nobody could say
   * what starts empty, so that it has to be readable.
   */
  private DeployedProject deployed() {
    return found
        .filter(stack -> stack.state().isDeployed())
        .map(stack -> DeployedProject.read(session, stack))
        .orElse(DeployedProject.NOTHING);
  }

  private static String refused(ChangeSet set, List<String> errors) {
    return "CloudFormation does not accept the template: "
        + set.reason()
        + (errors.isEmpty() ? "" : "\n    " + String.join("\n    ", errors));
  }

  private boolean agreed(Proposal proposal) {
    Optional<Refusal> refusal = proposal.refusal();
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    if (agreed && proposal.needsTwoSteps()) {
      throw new Refusal(
          DeployCode.TWO_STEPS,
          "the first of two updates is made, and AWS would still refuse the second, see above");
    }
    if (agreed) {
      return true;
    }
    String question = proposal.needsTwoSteps() ? "Deploy this in two updates?" : "Deploy this?";
    boolean yes = session.confirm(question, "--yes");
    if (!yes) {
      console.line(
          removed ? "the old stack is removed, nothing was created" : "nothing was changed");
    }
    return yes;
  }

  /** Whether somebody else changed the stack since it was looked at. */
  private boolean movedSince(ChangeSet set, ChangeSets sets) {
    try {
      return sets.haveMoved()
          || (set.isReady() && session.stacks().describe(set.id()).isObsolete());
    } catch (DeployFailure e) {
      throw sets.explained(e);
    }
  }
}
