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
      SecretPlanner planner = new SecretPlanner(store, request, session, found);
      SecretPlan secrets = planner.plan();
      parameters.putAll(secrets.parameters());
      ChangeSet set = sets.create(parameters, tags);
      Origins origins = origins();
      SecretWriter writer = new SecretWriter(store, request, session);
      if (set.isEmpty() && !secrets.writes()) {
        secrets.kept().forEach(console::line);
        if (!request.dryRun()) {
          writer.settle(secrets);
        }
        return upToDate(out);
      }
      if (!set.isEmpty() && !set.isReady()) {
        throw new AwsFailure("ChangeSetFailed", refused(set, sets.errors(set)));
      }
      Preview preview = Preview.of(set.changes(), request.template(), origins);
      List<String> lines = lines(preview, secrets);
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
      try {
        return change(set, sets, parameters, secrets, planner, writer, origins, out);
      } finally {
        writer.mention();
      }
    }
  }

  /** Writes the secrets and executes the change set, or another one that does the same. */
  private End change(
      ChangeSet agreed,
      ChangeSets sets,
      Map<String, String> parameters,
      SecretPlan planned,
      SecretPlanner planner,
      SecretWriter writer,
      Origins origins,
      List<String> out) {
    SecretPlan secrets = writer.write(planned, planner);
    ChangeSet set = agreed;
    if (!secrets.parameters().equals(planned.parameters())) {
      parameters.putAll(secrets.parameters());
      set = sets.create(parameters, tags);
      if (!set.isEmpty() && (!set.isReady() || !set.doesTheSameAs(agreed))) {
        console.line("with the new secrets the changes are others: looking again");
        return End.AGAIN;
      }
    }
    if (set.isEmpty()) {
      writer.settle(secrets);
      return upToDate(out);
    }
    End end = execute(set, sets, origins, out);
    if (end == End.DONE && !request.detach()) {
      writer.settle(secrets);
    }
    return end;
  }

  private List<String> lines(Preview preview, SecretPlan secrets) {
    List<String> lines = new ArrayList<>();
    secrets.lines().forEach(line -> lines.add("  " + line));
    lines.addAll(PreviewText.lines(preview, request.template()));
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

  private End upToDate(List<String> out) {
    console.line("already up to date");
    found.ifPresent(stack -> out.addAll(Ending.outputs(stack)));
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

  private End execute(ChangeSet set, ChangeSets sets, Origins origins, List<String> out) {
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
      return End.DONE;
    }
    Follower.Outcome outcome =
        new Follower(session, origins)
            .follow(new Follower.Target(set.stackId(), last, token, expected, request.timeout()));
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
