package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.input.NeededJob;
import dev.c2ecs.cli.aws.OneOffTasks;
import dev.c2ecs.cli.aws.Stacks;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.stack.JobNews;
import dev.c2ecs.cli.stack.Progress;
import dev.c2ecs.cli.stack.StackResource;
import dev.c2ecs.cli.stack.StackState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The jobs of a project while its stack is created or updated: each is run as soon as what it needs
 * stands, because servers may become steady only after it. What is not begun by then is run after
 * the stack.
 */
final class StackJobs implements Beside, AutoCloseable {

  private static final Set<String> STANDING =
      Set.of("CREATE_COMPLETE", "UPDATE_COMPLETE", "IMPORT_COMPLETE");

  /** Why ECS is told to stop a task. */
  private static final String REASON = "c2ecs deploy: the stack failed";

  private final Session session;
  private final JobRounds rounds;
  private final String stackId;
  private final Ongoing running;
  private final Function<List<StackResource>, JobPlaces> placing;
  private final Predicate<NeededJob> mayBegin;
  private final Set<OneRun> over = new HashSet<>();
  private final Stacks stacks;
  private final OneOffTasks tasks;
  private final List<JobNews> news = new ArrayList<>();
  private final Outage outage = new Outage();
  private Instant next = Instant.MIN;
  private boolean givenUp;
  private boolean undone;
  private Optional<JobSite> site = Optional.empty();

  /**
   * The jobs of an operation.
   *
   * @param running whether the stack is created or updated
   * @param placing where jobs run, by the resources of the stack
   * @param mayBegin whether the operation makes all that a job needs
   */
  StackJobs(
      Session session,
      JobRounds rounds,
      String stackId,
      Ongoing running,
      Function<List<StackResource>, JobPlaces> placing,
      Predicate<NeededJob> mayBegin) {
    this.session = session;
    this.rounds = rounds;
    this.stackId = stackId;
    this.running = running;
    this.placing = placing;
    this.mayBegin = mayBegin;
    rounds.runs().stream().filter(OneRun::isOver).forEach(over::add);
    this.stacks = Stacks.watching(session.aws());
    this.tasks = OneOffTasks.watching(session.aws(), session.tasks());
  }

  @Override
  public void look(Progress progress, Instant now) {
    StackState state = StackState.of(progress.stackStatus());
    if (now.isBefore(next) || progress.stackStatus().isEmpty()) {
      return;
    }
    try {
      if (state.isLost()) {
        undo(state, now);
      } else if (!givenUp) {
        forward(progress, now);
      }
      outage.over();
    } catch (DeployFailure e) {
      try {
        Instant later = session.pace().now();
        outage.failed(e, now, later);
        next = later.plus(outage.nextPause());
      } catch (DeployFailure last) {
        giveUp(last, now);
      }
    }
  }

  /** A refusal of ours is one at the end too, with all that there is to say of it. */
  private void giveUp(DeployFailure why, Instant now) {
    boolean said = givenUp || why instanceof Refusal;
    givenUp = true;
    if (!said) {
      rounds.runs().stream()
          .filter(run -> !run.isOver())
          .forEach(
              run ->
                  voice(now).say(run, "it is looked at after the stack, not now: " + why.reason()));
    }
  }

  private void forward(Progress progress, Instant now) {
    for (OneRun run : rounds.runs()) {
      if (run.state() == OneRun.State.WAITING && isNext(run, progress)) {
        // What it needs may have been made since the last one began.
        rounds.step(run, looked(), now, voice(now));
      } else if (run.state() == OneRun.State.RUNNING) {
        rounds.step(run, known(), now, voice(now));
      }
      // A success counts when the stack has one too.
      if (run.state() != OneRun.State.SUCCEEDED && site.isPresent()) {
        rounds.remember(run, site.get());
      }
    }
  }

  private JobSite looked() {
    JobSite now = new JobSite(tasks, placing.apply(stacks.resources(stackId)));
    site = Optional.of(now);
    return now;
  }

  private JobSite known() {
    return site.isPresent() ? site.get() : looked();
  }

  private boolean isNext(OneRun run, Progress progress) {
    return rounds.isReady(run) && mayBegin.test(run.job()) && stands(run, progress);
  }

  /** What the operation does not touch has no status, and stands. */
  private static boolean stands(OneRun run, Progress progress) {
    return run.job().needs().stream()
        .map(progress.resources()::get)
        .allMatch(item -> item == null || STANDING.contains(item.status()));
  }

  /** Its resources go, so that no task may run on: a cluster with tasks cannot be deleted. */
  private void undo(StackState state, Instant now) {
    List<OneRun> runs =
        rounds.runs().stream()
            .filter(run -> run.state() != OneRun.State.WAITING && !over.contains(run))
            .toList();
    if (undone || runs.isEmpty()) {
      return;
    }
    JobSite place = known();
    for (OneRun run : runs) {
      if (run.state() == OneRun.State.RUNNING) {
        lookOnce(run, now);
      }
      if (run.state() == OneRun.State.RUNNING) {
        stop(run, state, now);
      }
      if (running != Ongoing.CREATION) {
        rounds.rememberUndone(run, place);
      }
    }
    undone = true;
  }

  /** It may have ended by itself; one that may not be looked at is stopped all the same. */
  private void lookOnce(OneRun run, Instant now) {
    try {
      rounds.step(run, known(), now, voice(now));
    } catch (DeployFailure e) {
      if (e.isPassing()) {
        throw e;
      }
    }
  }

  private void stop(OneRun run, StackState state, Instant now) {
    try {
      run.stop(known(), REASON);
      voice(now).say(run, "stopped, because the stack is " + state.words());
    } catch (DeployFailure e) {
      if (e.isPassing()) {
        throw e;
      }
      run.leave();
      voice(now)
          .say(run, "cannot be stopped, though the stack is " + state.words() + ": " + e.reason());
    }
  }

  private JobRounds.Voice voice(Instant now) {
    return (run, words) -> {
      boolean failed = run.state() == OneRun.State.FAILED;
      List<String> why = failed ? run.failure() : List.of();
      String text = why.isEmpty() ? words : words + ": " + why.get(0);
      List<String> lines = why.isEmpty() ? why : why.subList(1, why.size());
      news.add(new JobNews(now, run.job().service(), text, lines, failed));
    };
  }

  /** The stack has ended well: what has succeeded is remembered as far as AWS answers now. */
  void succeeded() {
    if (site.isEmpty()) {
      return;
    }
    try {
      rounds.runs().forEach(run -> rounds.remember(run, site.get()));
    } catch (DeployFailure e) {
      // it is tried again when the jobs are looked at after the stack
    }
  }

  @Override
  public List<JobNews> news() {
    return news;
  }

  @Override
  public String goesOn() {
    return rounds.areOver() ? "" : "; " + rounds.goesOn();
  }

  @Override
  public void close() {
    tasks.close();
    stacks.close();
  }
}
