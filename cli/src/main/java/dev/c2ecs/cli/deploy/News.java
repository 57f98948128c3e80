package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cli.aws.Stacks;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.stack.StackEvent;
import dev.c2ecs.cli.stack.StackInfo;
import dev.c2ecs.cli.stack.StackState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is new on a stack: the events of one operation, each once; or its state alone where events
 * may not be read.
 */
final class News {

  /** After so long a state at rest is not one that was read too early. */
  private static final Duration SETTLED = Duration.ofSeconds(30);

  private final Stacks stacks;
  private final Follower.Target target;
  private final Instant started;
  private String seen;
  private boolean begun;
  private Optional<String> withoutEvents = Optional.empty();
  private String status = "";
  private boolean moved;

  News(Stacks stacks, Follower.Target target, Instant started) {
    this.stacks = stacks;
    this.target = target;
    this.started = started;
    this.seen = target.lastEvent();
    this.begun = target.token().isEmpty();
  }

  /**
   * What happened since the last time, in the order in which it happened.
   *
   * @throws DeployFailure if it cannot be told
   */
  List<StackEvent> next(Instant now) {
    if (withoutEvents.isEmpty()) {
      try {
        return ours(fresh());
      } catch (DeployFailure e) {
        if (!e.isDenied()) {
          throw e;
        }
        withoutEvents = Optional.of(e.action().orElse("cloudformation:DescribeStackEvents"));
      }
    }
    return ofState(now);
  }

  /** The action that is missing, when only the state of the stack can be told. */
  Optional<String> withoutEvents() {
    return withoutEvents;
  }

  private List<StackEvent> fresh() {
    List<StackEvent> fresh =
        seen.isEmpty()
            ? stacks.events(target.stackId(), StackEvent::beginsOperation, true)
            : stacks.events(target.stackId(), event -> event.id().equals(seen), false);
    seen = fresh.isEmpty() ? seen : fresh.get(fresh.size() - 1).id();
    return fresh;
  }

  /**
   * A stack does one thing at a time: what comes after the beginning of ours and before the end is
   * ours, or an intervention in it, such as a cancellation, whatever its token. Late events of the
   * operation before are not, nor is what comes after the end.
   */
  private List<StackEvent> ours(List<StackEvent> fresh) {
    List<StackEvent> ours = new ArrayList<>();
    for (StackEvent event : fresh) {
      begun |=
          event.token().equals(target.token())
              || (event.token().isEmpty() && event.beginsOperation());
      if (begun) {
        ours.add(event);
        if (event.endsOperation() && !target.token().isEmpty()) {
          break;
        }
      }
    }
    return ours;
  }

  /** A change of the state of the stack, as an event. */
  private List<StackEvent> ofState(Instant now) {
    Optional<StackInfo> stack = stacks.find(target.stackId());
    StackState state = stack.map(StackInfo::state).orElse(StackState.DELETE_COMPLETE);
    moved |= state.isMoving();
    boolean early = !moved && Duration.between(started, now).compareTo(SETTLED) < 0;
    if (state.name().equals(status) || (early && !state.isMoving())) {
      return List.of();
    }
    status = state.name();
    return List.of(
        new StackEvent(
            "state " + status,
            now,
            target.stackId(),
            stack.map(StackInfo::name).orElse(""),
            target.stackId(),
            ResourceType.STACK.text(),
            status,
            stack.map(StackInfo::reason).orElse(""),
            ""));
  }

  /** The state of a stack that does not move, though its last event never came. */
  Optional<StackState> atRest() {
    return stacks
        .find(target.stackId())
        .map(StackInfo::state)
        .filter(state -> !state.isMoving() && state != StackState.REVIEW_IN_PROGRESS);
  }
}
