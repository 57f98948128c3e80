package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.stack.OwnStack;
import dev.c2ecs.cli.stack.ResourceOrigins;
import dev.c2ecs.cli.stack.StackEvent;
import dev.c2ecs.cli.stack.StackInfo;
import dev.c2ecs.cli.stack.StackResource;
import dev.c2ecs.cli.stack.StackState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts operations on stacks and follows them. */
final class Operations {

  /** Events are a little late. */
  private static final Duration LAG = Duration.ofSeconds(2);

  private static final int LOOKS = 3;

  private final Session session;
  private final SourcePositions positions;

  Operations(Session session, SourcePositions positions) {
    this.session = session;
    this.positions = positions;
  }

  /**
   * Starts an operation. When answers were lost, a later try may be refused because of the first
   * one: then the events tell whether it runs.
   *
   * @param refused is told when it has certainly not begun
   * @throws DeployFailure if it has not begun, or nobody can tell
   */
  void begin(String stackId, String token, Ongoing running, Runnable call, Runnable refused) {
    session.interrupts().plan(running.mayHaveBegun(), () -> {});
    try {
      call.run();
    } catch (DeployFailure e) {
      boolean certain = e.isDenied() || e.isExpired();
      if (!certain && e.isAnswer("TokenAlreadyExists")) {
        return;
      }
      Optional<Boolean> begun = certain ? Optional.of(false) : hasBegun(stackId, token);
      if (begun.equals(Optional.of(true))) {
        return;
      }
      // An answer that is still to come is not in the events yet.
      if (e.isPassing() || begun.isEmpty()) {
        throw e.atLast(e.getMessage() + "\n" + running.mayHaveBegun());
      }
      session.interrupts().clear();
      refused.run();
      throw e;
    }
  }

  private Optional<Boolean> hasBegun(String stackId, String token) {
    try {
      for (int i = 0; i < LOOKS; i++) {
        if (session.stacks().events(stackId, StackEvent::beginsOperation, true).stream()
            .anyMatch(event -> event.token().equals(token))) {
          return Optional.of(true);
        }
        session.pace().sleep(LAG);
      }
      return Optional.of(false);
    } catch (DeployFailure e) {
      return Optional.empty();
    }
  }

  /** The ID of the newest event; empty when there is none, or it may not be read. */
  String lastEvent(String stackId) {
    try {
      List<StackEvent> newest = session.stacks().events(stackId, event -> true, true);
      return newest.isEmpty() ? "" : newest.get(newest.size() - 1).id();
    } catch (DeployFailure e) {
      if (!e.isDenied()) {
        throw e;
      }
      return "";
    }
  }

  /**
   * Follows what runs on a stack; returns whether its end was seen. A failure is explained.
   *
   * @param running what it is, for a state that does not tell
   */
  boolean attach(
      StackInfo stack, ResourceOrigins origins, Optional<Duration> timeout, Ongoing running) {
    Follower.Outcome outcome =
        new Follower(session, origins)
            .follow(
                new Follower.Target(
                    stack.id(),
                    "",
                    "",
                    Map.of(),
                    timeout,
                    Ongoing.of(stack.state()).orElse(running)));
    if (outcome.state().isEmpty()) {
      session.console().line("the time is up; " + outcome.running().goesOn());
    } else if (!outcome.state().get().isSuccess()) {
      new EndReport(session, positions).explain(outcome, origins);
    }
    return outcome.state().isPresent();
  }

  /** Starts something and follows it to its end. */
  Follower.Outcome follow(
      OwnStack stack,
      ResourceOrigins origins,
      Map<String, String> expected,
      Ongoing running,
      Start start) {
    String last = lastEvent(stack.id());
    String token = Session.token();
    begin(stack.id(), token, running, () -> start.run(token), () -> {});
    return new Follower(session, origins)
        .follow(new Follower.Target(stack.id(), last, "", expected, Optional.empty(), running));
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
   * @param running what the removal is for
   */
  boolean delete(
      OwnStack stack,
      ResourceOrigins origins,
      List<String> retain,
      Optional<String> role,
      Ongoing running) {
    if (stack.state() == StackState.REVIEW_IN_PROGRESS) {
      String token = Session.token();
      begin(
          stack.id(),
          token,
          running,
          () -> session.stacks().delete(stack, token, List.of(), role),
          () -> {});
      session.interrupts().clear();
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
            stack,
            origins,
            expected,
            running,
            token -> session.stacks().delete(stack, token, retain, role));
    boolean gone = outcome.state().equals(Optional.of(StackState.DELETE_COMPLETE));
    if (!gone) {
      new EndReport(session, positions).explain(outcome, origins);
    }
    return gone;
  }
}
