package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.aws.AwsFailure;
import dev.c2ecs.cli.aws.ChangeSet;
import dev.c2ecs.cli.stack.Origins;
import dev.c2ecs.cli.stack.OwnStack;
import dev.c2ecs.cli.stack.StackEvent;
import dev.c2ecs.cli.stack.StackInfo;
import dev.c2ecs.cli.stack.StackResource;
import dev.c2ecs.cli.stack.StackState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts operations on stacks and follows them. */
final class Operations {

  private final Session session;
  private final Positions positions;

  Operations(Session session, Positions positions) {
    this.session = session;
    this.positions = positions;
  }

  /**
   * Executes a change set. When an answer was lost, the second try is told that there is nothing to
   * execute: then the events tell whether it runs.
   */
  void execute(ChangeSet set, String token, boolean rollback) {
    try {
      session.stacks().execute(set.id(), token, rollback);
    } catch (AwsFailure e) {
      boolean runs =
          session.stacks().events(set.stackId(), StackEvent::beginsOperation, true).stream()
              .anyMatch(event -> event.token().equals(token));
      if (!runs) {
        throw e;
      }
    }
  }

  /** Follows what runs on a stack; returns whether its end was seen. A failure is explained. */
  boolean attach(StackInfo stack, Origins origins) {
    Follower.Outcome outcome =
        new Follower(session, origins)
            .follow(new Follower.Target(stack.id(), "", "", Map.of(), Optional.empty()));
    if (outcome.state().isPresent() && !outcome.state().get().isSuccess()) {
      new Ending(session, positions).explain(outcome, origins);
    }
    return outcome.state().isPresent();
  }

  /** Starts something and follows it to its end. */
  Follower.Outcome follow(
      OwnStack stack, Origins origins, Map<String, String> expected, Start start) {
    List<StackEvent> newest = session.stacks().events(stack.id(), event -> true, true);
    String last = newest.isEmpty() ? "" : newest.get(newest.size() - 1).id();
    String token = Session.token();
    start.run(token);
    return new Follower(session, origins)
        .follow(new Follower.Target(stack.id(), last, "", expected, Optional.empty()));
  }

  /** A call that starts an operation under a token. */
  interface Start {
    /** Starts it. */
    void run(String token);
  }

  /**
   * Deletes a stack and follows it; returns whether it is gone.
   *
   * @param retain resources to leave behind, for a stack whose deletion failed
   */
  boolean delete(OwnStack stack, Origins origins, List<String> retain, Optional<String> role) {
    if (stack.state() == StackState.REVIEW_IN_PROGRESS) {
      session.stacks().delete(stack, Session.token(), List.of(), role);
      return true;
    }
    Map<String, String> expected = new java.util.LinkedHashMap<>();
    session
        .ifAllowed(
            "what the stack has is not known",
            () -> session.stacks().resources(stack.id()),
            List.<StackResource>of())
        .stream()
        .filter(resource -> resource.exists())
        .forEach(resource -> expected.put(resource.logicalId(), resource.type()));
    Follower.Outcome outcome =
        follow(
            stack, origins, expected, token -> session.stacks().delete(stack, token, retain, role));
    boolean gone = outcome.state().equals(Optional.of(StackState.DELETE_COMPLETE));
    if (!gone) {
      new Ending(session, positions).explain(outcome, origins);
    }
    return gone;
  }
}
