package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.aws.AwsFailure;
import dev.c2ecs.cli.aws.ChangeSet;
import dev.c2ecs.cli.aws.Networks;
import dev.c2ecs.cli.aws.SecretStore;
import dev.c2ecs.cli.stack.Origins;
import dev.c2ecs.cli.stack.Preview;
import dev.c2ecs.cli.stack.PreviewText;
import dev.c2ecs.cli.stack.StackEvent;
import dev.c2ecs.cli.stack.StackInfo;
import dev.c2ecs.cli.stack.StackState;
import dev.c2ecs.cli.terminal.Console;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One attempt to bring a stack to what the file says: look, change set, preview, question; then
 * secrets, execution, following. Before the answer nothing is made but the change set with what it
 * needs, and that is removed again unless it is executed.
 */
final class Attempt {

  /** How an attempt ended. */
  enum End {
    /** What the file says runs. */
    DONE,
    /** It does not, and why was said. */
    NOT_DONE,
    /** The stack was changed by somebody else meanwhile: it has to be looked at again. */
    AGAIN
  }

  private final Session session;
  private final DeployRequest request;
  private final Console console;
  private final String stackName;
  private final Optional<StackInfo> found;
  private final StackState state;
  private final Map<String, String> tags;
  private final Positions positions;

  /**
   * An attempt.
   *
   * @param found the stack as it is now
   * @param tags the tags that it will have
   */
  Attempt(
      Session session,
      DeployRequest request,
      String stackName,
      Optional<StackInfo> found,
      Map<String, String> tags,
      Positions positions) {
    this.session = session;
    this.request = request;
    this.console = session.console();
    this.stackName = stackName;
    this.found = found;
    this.state = found.map(StackInfo::state).orElse(StackState.ABSENT);
    this.tags = tags;
    this.positions = positions;
  }

  /**
   * Makes the attempt.
   *
   * @param out what goes to standard output
   */
  End run(List<String> out) {
    Map<String, String> parameters = new LinkedHashMap<>(network());
    parameters.putAll(request.parameters());
    try (SecretStore store = new SecretStore(session.aws());
        ChangeSets sets = new ChangeSets(session, request, stackName, found)) {
      SecretWriter writer = new SecretWriter(store, request, session);
      SecretPlan secrets = writer.plan();
      parameters.putAll(secrets.parameters());
      ChangeSet set = sets.create(parameters, tags, false);
      Origins origins = origins();
      Repair repair = Repair.of(session, request, origins, found);
      String refusal = "";
      boolean reverts = false;
      if (!repair.gone().isEmpty() && (set.isEmpty() || set.isReady())) {
        Reverting reverting = reverting(sets, set, parameters, repair);
        set = reverting.set();
        reverts = reverting.reverts();
        refusal = reverting.refusal();
      }
      if (set.isEmpty() && !secrets.writes() && !repair.isNeeded()) {
        return upToDate(repair, refusal, out);
      }
      if (!set.isEmpty() && !set.isReady()) {
        throw new AwsFailure("ChangeSetFailed", refused(set, sets.errors(set)));
      }
      Preview preview =
          Preview.of(reverts ? repair.changes(set) : set.changes(), request.template(), origins);
      List<String> lines = lines(preview, secrets, set.isEmpty());
      lines.addAll(repair.plan(set, reverts, refusal));
      if (request.dryRun()) {
        out.addAll(lines);
        return End.DONE;
      }
      lines.forEach(console::line);
      if (!agreed(preview)) {
        return End.NOT_DONE;
      }
      if (movedSince(set)) {
        console.line("the stack was changed meanwhile: looking again");
        return End.AGAIN;
      }
      session
          .interrupts()
          .plan(
              "secrets may have been written, the stack was not changed; run `c2ecs deploy` again",
              sets::discard);
      Map<String, String> written = writer.write(secrets);
      if (set.isEmpty()) {
        return upToDate(repair, refusal, out);
      }
      if (!written.equals(secrets.parameters())) {
        parameters.putAll(written);
        ChangeSet real = sets.create(parameters, tags, reverts);
        if (!real.isReady() || !real.doesTheSameAs(set)) {
          console.line("with the new secrets the changes are others: looking again");
          return End.AGAIN;
        }
        set = real;
      }
      return execute(new Agreed(set, repair, refusal), sets, origins, out);
    }
  }

  /**
   * A change set that also reverts drift, or the ordinary one.
   *
   * @param refusal why it does not revert drift, empty when it does
   */
  private record Reverting(ChangeSet set, boolean reverts, String refusal) {}

  private Reverting reverting(
      ChangeSets sets, ChangeSet ordinary, Map<String, String> parameters, Repair repair) {
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
    } catch (AwsFailure e) {
      return new Reverting(
          ordinary, false, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private List<String> lines(Preview preview, SecretPlan secrets, boolean empty) {
    List<String> lines = new ArrayList<>();
    secrets.lines().forEach(line -> lines.add("  " + line));
    if (!empty) {
      lines.addAll(PreviewText.lines(preview, request.template()));
    }
    return lines;
  }

  private Origins origins() {
    return Origins.of(request.template())
        .or(
            found
                .filter(stack -> stack.state().exists())
                .map(session::origins)
                .orElse(new Origins(Map.of())));
  }

  private Map<String, String> network() {
    boolean needed =
        request.template().parameters().stream().anyMatch(p -> p.name().equals("VpcId"));
    if (!needed) {
      return Map.of();
    }
    try (Networks networks = new Networks(session.aws())) {
      return new NetworkChoice(networks, request).choose();
    }
  }

  /** The stack is as the file says; whether it runs is another question. */
  private End upToDate(Repair repair, String refusal, List<String> out) {
    StackInfo stack = found.orElseThrow();
    if (request.dryRun()) {
      List<String> report = repair.report();
      if (report.isEmpty()) {
        console.line("already up to date");
      } else {
        console.line("the stack is as the file says, but not everything runs:");
        report.forEach(console::line);
      }
      return End.DONE;
    }
    Repair.Result result = repair.settle(stack, false, refusal);
    if (result == Repair.Result.NOT_WELL) {
      return End.NOT_DONE;
    }
    if (result == Repair.Result.WELL) {
      console.line("already up to date");
    } else if (!request.detach()) {
      console.line(console.paint("1;32", "repaired") + ": everything runs as the file says");
    }
    out.addAll(Ending.outputs(stack));
    return End.DONE;
  }

  private static String refused(ChangeSet set, List<String> errors) {
    return "CloudFormation does not accept the template: "
        + set.reason()
        + (errors.isEmpty() ? "" : "\n    " + String.join("\n    ", errors));
  }

  private boolean agreed(Preview preview) {
    String refusal = refusal(preview);
    if (!refusal.isEmpty()) {
      throw new AwsFailure("Refused", refusal);
    }
    boolean agreed = session.confirm("Deploy this?", "--yes");
    if (!agreed) {
      console.line("nothing was changed");
    }
    return agreed;
  }

  /** Why a preview is not to be executed; empty when it may be. */
  private String refusal(Preview preview) {
    List<String> missing = new ArrayList<>();
    for (Preview.Assessed assessed : preview.dataLosing()) {
      String id = assessed.change().logicalId();
      if (!request.accepted().contains(id)) {
        missing.add("--accept " + id);
      }
    }
    if (!missing.isEmpty()) {
      return "this loses data: if that is what you want, give " + String.join(" ", missing);
    }
    if (preview.willFail()) {
      return "CloudFormation cannot do this in one step, see above";
    }
    if (state == StackState.UPDATE_FAILED && preview.replaces()) {
      return "the last update failed and was kept, and this one replaces resources: roll back"
          + " first with `c2ecs cancel`";
    }
    return "";
  }

  /** Whether somebody else changed the stack since it was looked at. */
  private boolean movedSince(ChangeSet set) {
    Optional<StackInfo> now = session.stacks().find(set.stackId());
    if (now.isEmpty() || (set.isReady() && session.stacks().describe(set.id()).isObsolete())) {
      return true;
    }
    if (state.deploy() == StackState.Deploy.CREATE) {
      return now.get().state() != StackState.REVIEW_IN_PROGRESS;
    }
    return !now.get().state().equals(state)
        || !now.get().changed().equals(found.map(StackInfo::changed).orElse(Instant.EPOCH));
  }

  /**
   * What was agreed to.
   *
   * @param set the change set
   * @param repair what is done after it
   * @param refusal why the change set does not revert drift, empty when it need not or does
   */
  private record Agreed(ChangeSet set, Repair repair, String refusal) {}

  private End execute(Agreed agreed, ChangeSets sets, Origins origins, List<String> out) {
    ChangeSet set = agreed.set();
    String token = Session.token();
    String last = lastEvent(set.stackId());
    Map<String, String> expected = new LinkedHashMap<>();
    set.changes().forEach(change -> expected.put(change.logicalId(), change.type()));
    boolean rollback = request.rollback() && state != StackState.UPDATE_FAILED;
    session.interrupts().plan("the deployment may have begun: `c2ecs deploy` follows it", () -> {});
    new Operations(session, positions).execute(set, token, rollback);
    sets.executed();
    if (request.detach()) {
      console.line("started; `c2ecs deploy` follows it, `c2ecs cancel` stops it");
      if (request.forceRecreate()) {
        console.line("only services that change start their tasks anew: nobody follows the rest");
      }
      return End.DONE;
    }
    Follower.Outcome outcome =
        new Follower(session, origins)
            .follow(new Follower.Target(set.stackId(), last, token, expected, request.timeout()));
    Optional<StackInfo> deployed =
        outcome.state().filter(StackState::isSuccess).isPresent()
            ? session.stacks().find(set.stackId())
            : Optional.empty();
    if (deployed.isPresent()
        && agreed.repair().settle(deployed.get(), true, agreed.refusal())
            == Repair.Result.NOT_WELL) {
      return End.NOT_DONE;
    }
    return new Ending(session, positions).show(outcome, set.stackId(), origins, out)
        ? End.DONE
        : End.NOT_DONE;
  }

  private String lastEvent(String stackId) {
    if (found.isEmpty()) {
      return "";
    }
    List<StackEvent> newest = session.stacks().events(stackId, event -> true, true);
    return newest.isEmpty() ? "" : newest.get(newest.size() - 1).id();
  }
}
