package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.aws.ChangeSet;
import dev.c2ecs.cli.aws.ChangeSetRequest;
import dev.c2ecs.cli.aws.Stacks;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.stack.OwnStack;
import dev.c2ecs.cli.stack.StackInfo;
import dev.c2ecs.cli.stack.StackState;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The change sets of one attempt at a deployment. What was made for them (change sets, an empty
 * stack, an uploaded template, a bucket) is removed again unless one is executed; what cannot be
 * removed is named.
 */
final class ChangeSets implements AutoCloseable {

  static final String PREFIX = "c2ecs-";

  private static final Duration TICK = Duration.ofSeconds(1);
  private static final int TRIES = 300;
  private static final int LOOKS = 3;

  private final Session session;
  private final DeployRequest request;
  private final String stackName;
  private final Optional<OwnStack> found;
  private final StackState state;
  private final Upload upload;
  private final String unchanged;
  private final List<ChangeSet> made = new ArrayList<>();
  private String asked = "";
  private boolean settled;

  /**
   * No change sets yet.
   *
   * @param unchanged what is said when an interruption comes before one is executed
   */
  ChangeSets(
      Session session,
      DeployRequest request,
      String stackName,
      Optional<OwnStack> found,
      String unchanged) {
    this.session = session;
    this.request = request;
    this.stackName = stackName;
    this.unchanged = unchanged;
    this.found = found;
    this.state = found.map(OwnStack::state).orElse(StackState.ABSENT);
    this.upload = new Upload(session, request.root().text());
  }

  /**
   * Makes a change set and waits until it is ready or failed. Those that it made before are then
   * removed.
   *
   * @param tags the tags of the stack
   * @param revertsDrift whether it also brings back what was changed or deleted by hand
   */
  ChangeSet create(Map<String, String> parameters, Map<String, String> tags, boolean revertsDrift) {
    session.interrupts().plan(unchanged, this::discard);
    Optional<String> url = upload.url();
    ChangeSet set = ask(url, parameters, tags, revertsDrift);
    add(set);
    try {
      for (int i = 0; i < TRIES; i++) {
        ChangeSet now = session.stacks().describe(set.id());
        if (now.isReady() || now.status().equals("FAILED")) {
          clearOthers(now);
          return now;
        }
        session.pace().sleep(TICK);
      }
    } catch (DeployFailure e) {
      throw explained(e);
    }
    throw new Refusal(DeployCode.CHANGE_SET, "CloudFormation does not finish the change set");
  }

  private ChangeSet ask(
      Optional<String> url,
      Map<String, String> parameters,
      Map<String, String> tags,
      boolean revertsDrift) {
    String name = name();
    asked(name);
    try {
      return session
          .stacks()
          .create(
              new ChangeSetRequest(
                  stackName,
                  creates() ? Optional.empty() : found,
                  name,
                  revertsDrift,
                  url.isPresent() ? Optional.empty() : Optional.of(request.root().text()),
                  url,
                  parameters,
                  tags,
                  DeployPreconditions.capabilities(request.stacks()),
                  request.role(),
                  Session.token()));
    } catch (DeployFailure e) {
      if (!e.isPassing()) {
        asked("");
      }
      throw explained(e);
    }
  }

  private boolean creates() {
    return state.deploy() == StackState.Deploy.CREATE;
  }

  private synchronized void asked(String name) {
    asked = name;
  }

  /**
   * A failure as it is; when the stack was changed by somebody else, which fails what was planned
   * for it in many ways, that.
   */
  RuntimeException explained(DeployFailure failure) {
    if (failure.isPassing() || failure.isDenied() || failure.isExpired()) {
      return failure;
    }
    try {
      boolean gone = failure.isAnswer("ChangeSetNotFound");
      return gone || haveMoved() ? new StackMoved() : failure;
    } catch (DeployFailure unknown) {
      return failure;
    }
  }

  /** Whether somebody else changed the stack since it was looked at. */
  boolean haveMoved() {
    Optional<StackInfo> now =
        session.stacks().find(creates() ? stackName : found.orElseThrow().id());
    StackState nowIs = now.map(StackInfo::state).orElse(StackState.ABSENT);
    if (creates()) {
      // The empty stack is there from the first change set on, whoever makes it.
      return nowIs.deploy() != StackState.Deploy.CREATE;
    }
    return nowIs != state
        || !now.map(StackInfo::changed).equals(found.map(own -> own.info().changed()));
  }

  private synchronized void add(ChangeSet set) {
    asked = "";
    made.add(set);
  }

  private String name() {
    return PREFIX
        + DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT)
            .withZone(ZoneOffset.UTC)
            .format(session.pace().now())
        + "-"
        + UUID.randomUUID().toString().substring(0, 6);
  }

  /**
   * What this attempt made before, and change sets that an earlier run could not clear away. They
   * are in nobody's way: when they stay, they are named.
   */
  private void clearOthers(ChangeSet current) {
    for (ChangeSet earlier : List.copyOf(made)) {
      if (!earlier.id().equals(current.id())) {
        attempt(
            () -> {
              session.stacks().deleteChangeSet(earlier.id());
              remove(earlier);
            },
            leftover(earlier.id()));
      }
    }
    if (state.exists()) {
      attempt(
          () ->
              session.stacks().changeSets(current.stackId()).stream()
                  .filter(set -> set.failed() && set.name().startsWith(PREFIX))
                  .filter(set -> !set.id().equals(current.id()))
                  .forEach(set -> session.stacks().deleteChangeSet(set.id())),
          "failed change sets of earlier deployments, if there are any");
    }
  }

  private static String leftover(String changeSet) {
    return "the change set "
        + changeSet
        + ": `aws cloudformation delete-change-set --change-set-name "
        + changeSet
        + "` removes it";
  }

  private synchronized void remove(ChangeSet set) {
    made.remove(set);
  }

  /** Why AWS found the change set to be wrong. */
  List<String> errors(ChangeSet set) {
    try {
      return session.stacks().validationErrors(set.id());
    } catch (DeployFailure e) {
      // the reason of the change set stands by itself
      return List.of();
    }
  }

  /** From now on the change set belongs to the stack. */
  synchronized void executed() {
    settled = true;
  }

  /** It was not executed after all. */
  synchronized void refused() {
    settled = false;
  }

  /** Names what nobody can tell whether it is being executed, and must not remove therefore. */
  synchronized void mentionUnlessRefused() {
    if (settled) {
      made.forEach(
          set ->
              session
                  .console()
                  .line("left behind, unless it runs: " + leftover(set.id()) + emptyStack()));
      upload.mention();
    }
  }

  /** Removes what was made; what cannot be removed is named. */
  synchronized void discard() {
    if (settled) {
      return;
    }
    settled = true;
    if (!asked.isEmpty()) {
      attempt(
          () -> find(asked).ifPresent(made::add),
          "the change set " + asked + " of the stack " + stackName + ", if it was made after all");
    }
    for (ChangeSet set : List.copyOf(made)) {
      attempt(() -> removeSet(set), leftover(set.id()) + emptyStack());
    }
    upload.discard();
  }

  private String emptyStack() {
    return creates() ? "; `c2ecs cancel` removes the empty stack " + stackName + " with it" : "";
  }

  /** A change set that was asked for and whose answer never came. */
  private Optional<ChangeSet> find(String name) {
    for (int i = 0; i < LOOKS; i++) {
      Optional<StackInfo> stack = session.stacks().find(stackName);
      Optional<ChangeSet> set =
          stack.flatMap(
              of ->
                  session.stacks().changeSets(of.id()).stream()
                      .filter(listed -> listed.name().equals(name))
                      .findFirst()
                      .map(listed -> new ChangeSet(listed.id(), of.id(), "", "", "", List.of())));
      if (set.isPresent()) {
        return set;
      }
      session.pace().sleep(TICK);
    }
    return Optional.empty();
  }

  /**
   * An empty stack goes with its last change set, unless somebody else has one in it too. Deleting
   * the change set first would leave, for a moment, an empty stack that nobody could tell whose it
   * is.
   */
  private void removeSet(ChangeSet set) {
    List<String> others =
        creates()
            ? session.stacks().changeSets(set.stackId()).stream()
                .map(Stacks.Listed::id)
                .filter(id -> made.stream().noneMatch(own -> own.id().equals(id)))
                .toList()
            : List.of();
    String project = request.project().name();
    Optional<OwnStack> empty =
        creates()
            ? session
                .stacks()
                .find(set.stackId())
                .filter(stack -> stack.state() == StackState.REVIEW_IN_PROGRESS)
                .flatMap(stack -> OwnStack.of(stack, project, project))
            : Optional.empty();
    if (empty.isPresent() && others.isEmpty()) {
      session.stacks().delete(empty.get(), Session.token(), List.of(), Optional.empty());
      return;
    }
    session.stacks().deleteChangeSet(set.id());
    if (empty.isPresent()) {
      session
          .console()
          .line(
              "left behind: the empty stack "
                  + stackName
                  + ", because somebody else has a change set in it ("
                  + String.join(", ", others)
                  + "): `c2ecs cancel` removes both");
    }
  }

  private void attempt(Runnable removal, String leftover) {
    try {
      removal.run();
    } catch (DeployFailure e) {
      session.console().line("left behind: " + leftover + " (" + e.getMessage() + ")");
    }
  }

  /** Removes what was made when it was not executed, whatever ended the attempt. */
  @Override
  public void close() {
    discard();
    upload.close();
  }
}
