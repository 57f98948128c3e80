package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.aws.AwsFailure;
import dev.c2ecs.cli.aws.ChangeSet;
import dev.c2ecs.cli.aws.ChangeSetRequest;
import dev.c2ecs.cli.aws.Stacks;
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

  private final Session session;
  private final DeployRequest request;
  private final String stackName;
  private final Optional<StackInfo> found;
  private final StackState state;
  private final Upload upload;
  private final List<ChangeSet> made = new ArrayList<>();
  private boolean settled;

  ChangeSets(Session session, DeployRequest request, String stackName, Optional<StackInfo> found) {
    this.session = session;
    this.request = request;
    this.stackName = stackName;
    this.found = found;
    this.state = found.map(StackInfo::state).orElse(StackState.ABSENT);
    this.upload = new Upload(session, request.text());
  }

  /**
   * Makes a change set and waits until it is ready or failed. Those that it made before are then
   * removed.
   *
   * @param tags the tags of the stack
   * @param revertsDrift whether it also brings back what was changed or deleted by hand
   */
  ChangeSet create(Map<String, String> parameters, Map<String, String> tags, boolean revertsDrift) {
    session.interrupts().plan("nothing was changed; run `c2ecs deploy` again", this::discard);
    boolean creates = state.deploy() == StackState.Deploy.CREATE;
    Optional<String> url = upload.url();
    ChangeSet set =
        session
            .stacks()
            .create(
                new ChangeSetRequest(
                    creates ? stackName : found.orElseThrow().id(),
                    name(),
                    creates,
                    revertsDrift,
                    url.isPresent() ? Optional.empty() : Optional.of(request.text()),
                    url,
                    parameters,
                    tags,
                    TemplateNeeds.capabilities(request.template()),
                    request.role(),
                    Session.token()));
    add(set);
    for (int i = 0; i < TRIES; i++) {
      ChangeSet now = session.stacks().describe(set.id());
      if (now.isReady() || now.status().equals("FAILED")) {
        clearOthers(now);
        return now;
      }
      session.pace().sleep(TICK);
    }
    throw new AwsFailure("ChangeSetFailed", "CloudFormation does not finish the change set");
  }

  private synchronized void add(ChangeSet set) {
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

  /** What this attempt made before, and change sets that an earlier run could not clear away. */
  private void clearOthers(ChangeSet current) {
    for (ChangeSet earlier : List.copyOf(made)) {
      if (!earlier.id().equals(current.id())) {
        session.stacks().deleteChangeSet(earlier.id());
        remove(earlier);
      }
    }
    if (state.exists()) {
      session.stacks().changeSets(current.stackId()).stream()
          .filter(set -> set.failed() && set.name().startsWith(PREFIX))
          .filter(set -> !set.id().equals(current.id()))
          .forEach(set -> session.stacks().deleteChangeSet(set.id()));
    }
  }

  private synchronized void remove(ChangeSet set) {
    made.remove(set);
  }

  /** Why AWS found the change set to be wrong. */
  List<String> errors(ChangeSet set) {
    try {
      return session.stacks().validationErrors(set.id());
    } catch (AwsFailure e) {
      // the reason of the change set stands by itself
      return List.of();
    }
  }

  /** From now on the change set belongs to the stack. */
  synchronized void executed() {
    settled = true;
  }

  /** Removes what was made; what cannot be removed is named. */
  synchronized void discard() {
    if (settled) {
      return;
    }
    settled = true;
    for (ChangeSet set : made) {
      attempt(
          () -> removeSet(set),
          "the change set " + set.id() + ": `aws cloudformation delete-change-set` removes it");
    }
    upload.discard();
  }

  /**
   * A new stack goes with its change set, unless somebody else has one in it too. Deleting the
   * change set first would leave, for a moment, an empty stack that nobody could tell whose it is.
   */
  private void removeSet(ChangeSet set) {
    boolean alone =
        !state.exists()
            && session.stacks().changeSets(set.stackId()).stream()
                .map(Stacks.Listed::id)
                .allMatch(id -> made.stream().anyMatch(own -> own.id().equals(id)));
    Optional<StackInfo> empty =
        alone
            ? session
                .stacks()
                .find(set.stackId())
                .filter(stack -> stack.state() == StackState.REVIEW_IN_PROGRESS)
            : Optional.empty();
    if (empty.isPresent()) {
      session.stacks().delete(set.stackId(), Session.token(), List.of(), Optional.empty());
    } else {
      session.stacks().deleteChangeSet(set.id());
    }
  }

  private void attempt(Runnable removal, String leftover) {
    try {
      removal.run();
    } catch (AwsFailure e) {
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
