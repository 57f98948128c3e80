package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.input.NeededJob;
import dev.c2ecs.cli.aws.OneOffTasks;
import dev.c2ecs.cli.aws.OneOffTasks.View;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.stack.FailedTask;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One run of a job, from the first call to the end of its tasks. */
final class OneRun {

  /** How far it is. */
  enum State {
    /** Nothing has been started. */
    WAITING,
    /** Tasks of it run, or are to be started. */
    RUNNING,
    /** All its tasks have ended with 0. */
    SUCCEEDED,
    /** One has not, or could not be started; why stands in {@link #failure()}. */
    FAILED,
    /** It was stopped, because its stack failed. */
    STOPPED
  }

  /** How long capacity and addresses are asked for that are not there. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Duration NEXT_TRY = Duration.ofSeconds(10);

  /** A task that was just started may not be seen yet. */
  private static final Duration UNSEEN = Duration.ofMinutes(2);

  private final JobPlan.Item item;
  private final List<String> arns = new ArrayList<>();
  private volatile State state = State.WAITING;
  private String words = "";
  private List<String> failure = List.of();
  private String fix = "";

  /** Of a call that was not answered: ECS starts nothing twice for it. */
  private String token = Session.token();

  private Instant began = Instant.MIN;
  private Instant nextTry = Instant.MIN;

  OneRun(JobPlan.Item item) {
    this.item = item;
  }

  JobPlan.Item item() {
    return item;
  }

  NeededJob job() {
    return item.job();
  }

  State state() {
    return state;
  }

  boolean isOver() {
    return state != State.WAITING && state != State.RUNNING;
  }

  /** When it began. */
  Instant began() {
    return began;
  }

  /** What ECS says of its tasks, {@code running}. */
  String words() {
    return words;
  }

  /** Why it failed: a sentence, then lines of evidence. */
  List<String> failure() {
    return failure;
  }

  /** What to do about it. */
  String fix() {
    return fix;
  }

  /** What is to be remembered of it. */
  JobRecord record() {
    List<String> ids = new ArrayList<>();
    arns.forEach(arn -> ids.add(arn.substring(arn.lastIndexOf('/') + 1)));
    JobRecord.State now =
        switch (state) {
          case SUCCEEDED -> JobRecord.State.SUCCEEDED;
          case FAILED -> JobRecord.State.FAILED;
          case WAITING, RUNNING -> JobRecord.State.STARTED;
          case STOPPED -> JobRecord.State.UNDONE;
        };
    return new JobRecord(item.fingerprint(), now, ids);
  }

  /**
   * Begins, or takes up what an earlier deployment has started.
   *
   * @return what there is to say, empty for nothing
   */
  String begin(JobSite site, Instant now) {
    if (item.mayRun()) {
      List<View> seen =
          site.tasks().look(site.places().cluster(job()), item.last().orElseThrow().tasks());
      if (item.lost()) {
        seen = seen.stream().filter(view -> !view.isStopped()).toList();
      }
      if (!seen.isEmpty()) {
        began = now;
        state = State.RUNNING;
        seen.forEach(view -> arns.add(view.arn()));
        return "an earlier deployment has started it: following that";
      }
    }
    began = now;
    state = State.RUNNING;
    return start(site, now);
  }

  /** Starts the tasks that are missing; what may pass is tried again later. */
  private String start(JobSite site, Instant now) {
    int missing = job().tasks() - arns.size();
    while (missing > 0) {
      OneOffTasks.Order order =
          site.places().order(job(), Math.min(missing, OneOffTasks.TASKS_PER_CALL));
      OneOffTasks.Started started;
      try {
        started = site.tasks().run(order, token);
        token = Session.token();
      } catch (DeployFailure e) {
        if (e.isPassing()) {
          throw e;
        }
        fail(List.of("ECS does not start it: " + e.getMessage()), StartFailures.fix(e.reason()));
        return "";
      }
      arns.addAll(started.arns());
      missing = job().tasks() - arns.size();
      if (!started.reasons().isEmpty()) {
        String reason = started.reasons().get(0);
        if (!StartFailures.mayPass(reason)
            || Duration.between(began, now).compareTo(PATIENCE) >= 0) {
          fail(List.of("ECS does not start it: " + reason), StartFailures.fix(reason));
          return "";
        }
        nextTry = now.plus(NEXT_TRY);
        return "ECS cannot start it yet (" + reason + "): trying again";
      }
      if (started.arns().isEmpty()) {
        fail(List.of("ECS has started nothing, and gives no reason"), StartFailures.fix(""));
        return "";
      }
    }
    nextTry = Instant.MAX;
    return "";
  }

  /**
   * Looks at its tasks.
   *
   * @return what there is to say, empty for nothing
   */
  String look(JobSite site, Instant now) {
    String said = "";
    if (!nextTry.equals(Instant.MAX) && !nextTry.isAfter(now) && arns.size() < job().tasks()) {
      said = start(site, now);
      said = said.equals(words) ? "" : said;
      if (state == State.FAILED) {
        return "";
      }
    }
    if (arns.isEmpty()) {
      return said;
    }
    List<View> views = site.tasks().look(site.places().cluster(job()), arns);
    if (views.size() < arns.size() && Duration.between(began, now).compareTo(UNSEEN) >= 0) {
      fail(
          List.of("ECS does not know its task any more: how it ended was not seen"),
          "`c2ecs deploy` runs it again");
      return "";
    }
    Map<String, Integer> counts = new TreeMap<>();
    views.forEach(view -> counts.merge(view.status().toLowerCase(Locale.ROOT), 1, Integer::sum));
    List<String> parts = new ArrayList<>();
    counts.forEach((word, count) -> parts.add(job().tasks() == 1 ? word : count + " " + word));
    String next = String.join(", ", parts);
    boolean news = !next.equals(words);
    words = next;
    boolean all = views.size() == job().tasks() && views.stream().allMatch(View::isStopped);
    if (all) {
      end(site, views);
    }
    return said.isEmpty() && news && !all ? next : said;
  }

  private void end(JobSite site, List<View> views) {
    List<View> bad =
        views.stream()
            .filter(view -> view.exitCodes().getOrDefault(job().container(), -1) != 0)
            .toList();
    if (bad.isEmpty()) {
      state = State.SUCCEEDED;
      return;
    }
    View first = bad.get(0);
    List<String> lines = new ArrayList<>();
    Optional<FailedTask> stopped =
        site.tasks().stopped(site.places().cluster(job()), first.arn(), job().taskDefinition());
    lines.add(stopped.map(FailedTask::summary).orElse("its task stopped"));
    stopped.ifPresent(task -> lines.addAll(task.lastLines(JobRuns.LOG_LINES)));
    boolean ran = first.exitCodes().containsKey(job().container());
    fail(
        lines,
        ran
            ? "mend what its lines say; `c2ecs deploy` runs it again"
            : StartFailures.fix(lines.get(0)));
  }

  /** Stops its tasks. */
  void stop(JobSite site, String why) {
    arns.forEach(arn -> site.tasks().stop(site.places().cluster(job()), arn, why));
    leave();
  }

  /** Nobody looks at it any more. */
  void leave() {
    state = State.STOPPED;
  }

  private void fail(List<String> why, String how) {
    state = State.FAILED;
    failure = List.copyOf(why);
    fix = how;
  }
}
