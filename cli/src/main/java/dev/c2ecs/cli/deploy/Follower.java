package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.aws.Stacks;
import dev.c2ecs.cli.aws.Tasks;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.stack.FailedTask;
import dev.c2ecs.cli.stack.Progress;
import dev.c2ecs.cli.stack.ResourceOrigins;
import dev.c2ecs.cli.stack.ServiceView;
import dev.c2ecs.cli.stack.Situation;
import dev.c2ecs.cli.stack.StackEvent;
import dev.c2ecs.cli.stack.StackState;
import dev.c2ecs.cli.terminal.ProgressView;
import dev.c2ecs.cli.terminal.RunClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows an operation to its end. One page of events is read at each tick, and the services that
 * are being changed are looked at. Nothing that goes wrong here concerns the stack: what passes is
 * waited out, and what does not ends with a sentence that says what goes on and how to follow it.
 */
final class Follower {

  private static final Duration TICK = Duration.ofSeconds(2);
  private static final Duration SLOW_TICK = Duration.ofSeconds(5);
  private static final Duration STEP = Duration.ofSeconds(1);
  private static final Duration QUIET = Duration.ofSeconds(30);

  /**
   * What to follow.
   *
   * @param stackId the ARN of the stack
   * @param lastEvent the ID of the newest event before the operation; empty to follow what runs
   * @param token the token of the operation, empty for any
   * @param expected type by logical ID of what it will touch
   * @param timeout after how long to stop following
   * @param running what it is
   */
  record Target(
      String stackId,
      String lastEvent,
      String token,
      Map<String, String> expected,
      Optional<Duration> timeout,
      Ongoing running) {}

  /**
   * How it ended.
   *
   * @param state the state of the stack; empty when the time was up
   * @param own whether the end is known to be that of the operation that was followed
   * @param running what ran when it was last seen
   * @param events the events of the operation
   * @param failed the tasks that stopped meanwhile
   * @param services what the services said last
   */
  record Outcome(
      Optional<StackState> state,
      boolean own,
      Ongoing running,
      List<StackEvent> events,
      List<FailedTask> failed,
      List<ServiceView> services) {}

  private final Session session;
  private final ResourceOrigins origins;
  private final Beside beside;
  private final List<StackEvent> all = new ArrayList<>();
  private final Outage outage = new Outage();
  private volatile Ongoing running = Ongoing.UPDATE;
  private volatile Optional<Situation> last = Optional.empty();

  Follower(Session session, ResourceOrigins origins) {
    this(session, origins, Beside.NOTHING);
  }

  /**
   * One who follows.
   *
   * @param beside what goes on beside the operation
   */
  Follower(Session session, ResourceOrigins origins, Beside beside) {
    this.session = session;
    this.origins = origins;
    this.beside = beside;
  }

  /**
   * Follows to the end, or until the time is up.
   *
   * @throws DeployFailure if it cannot be followed any more; the message says what goes on
   */
  Outcome follow(Target target) {
    ProgressView view = session.progressView();
    running = target.running();
    session.interrupts().plan(() -> "stopped following; " + goesOn(), view::end);
    RunClock.Ticker ticker = session.pace().every(STEP, () -> redraw(view));
    try (Stacks stacks = Stacks.watching(session.aws());
        Tasks tasks = Tasks.watching(session.aws())) {
      return loop(target, view, stacks, new ChangingServices(tasks));
    } catch (DeployFailure e) {
      view.end();
      throw e.atLast(e.getMessage() + "\n" + goesOn());
    } catch (RuntimeException e) {
      view.end();
      session.console().line("this cannot be followed any more; " + goesOn());
      throw e;
    } finally {
      ticker.close();
      view.end();
      session.interrupts().clear();
    }
  }

  private String goesOn() {
    return running.goesOn() + beside.goesOn();
  }

  private Outcome loop(Target target, ProgressView view, Stacks stacks, ChangingServices details) {
    Instant started = session.pace().now();
    Instant moved = started;
    Progress progress = Progress.begin(started, target.expected());
    News news = new News(stacks, target, started);
    while (true) {
      Instant began = session.pace().now();
      boolean quiet = Duration.between(moved, began).compareTo(QUIET) > 0;
      List<StackEvent> fresh = List.of();
      Optional<StackState> ended = Optional.empty();
      try {
        fresh = news.next(began);
        ended = quiet && fresh.isEmpty() ? news.atRest() : ended;
        outage.over();
      } catch (DeployFailure e) {
        outage.failed(e, began, session.pace().now());
      }
      all.addAll(fresh);
      progress = progress.with(fresh);
      running = running.now(progress.stackStatus());
      if (!outage.isOn()) {
        details.look(progress);
        beside.look(progress, began);
      }
      view.show(situation(progress, news, details), fresh, origins);
      Instant now = session.pace().now();
      moved = fresh.isEmpty() && !outage.isOn() ? moved : now;
      if (progress.end().isPresent()) {
        StackEvent end = progress.end().get();
        boolean own = news.withoutEvents().isEmpty() && end.token().equals(target.token());
        return outcome(Optional.of(StackState.of(end.status())), own, details);
      }
      if (ended.isPresent()) {
        return outcome(ended, false, details);
      }
      if (target.timeout().isPresent()
          && Duration.between(started, now).compareTo(target.timeout().get()) >= 0) {
        return outcome(Optional.empty(), false, details);
      }
      Duration tick = outage.isOn() ? outage.nextPause() : quiet ? SLOW_TICK : TICK;
      pause(tick, view, progress, news, details);
    }
  }

  private void pause(
      Duration tick, ProgressView view, Progress progress, News news, ChangingServices details) {
    Duration step = session.plain() ? tick : STEP;
    for (Duration slept = Duration.ZERO; slept.compareTo(tick) < 0; slept = slept.plus(step)) {
      session.pace().sleep(step);
      if (!session.plain()) {
        view.show(situation(progress, news, details), List.of(), origins);
      }
    }
  }

  /** The time goes on while AWS is asked. */
  private void redraw(ProgressView view) {
    if (!session.plain()) {
      last.map(s -> s.at(session.pace().now())).ifPresent(s -> view.show(s, List.of(), origins));
    }
  }

  private Situation situation(Progress progress, News news, ChangingServices details) {
    List<String> notes = new ArrayList<>();
    news.withoutEvents()
        .ifPresent(
            action ->
                notes.add("you may not do " + action + ": only the state of the stack is shown"));
    notes.addAll(details.notes());
    Instant now = session.pace().now();
    Situation situation =
        new Situation(
            now,
            progress,
            details.services(),
            details.failed(),
            outage.worthAWord(now),
            notes,
            beside.news());
    last = Optional.of(situation);
    return situation;
  }

  private Outcome outcome(Optional<StackState> state, boolean own, ChangingServices details) {
    return new Outcome(
        state,
        own,
        running,
        List.copyOf(all),
        details.failed(),
        List.copyOf(details.services().values()));
  }
}
