package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.input.NeededJob;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cli.aws.Ahead;
import dev.c2ecs.cli.aws.OneOffTasks;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.stack.StackInfo;
import dev.c2ecs.cli.stack.StackResource;
import dev.c2ecs.cli.terminal.CommonWords;
import dev.c2ecs.cli.terminal.Console;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Runs the jobs of a project after its stack: side by side, each when those before it have
 * succeeded. They are followed to their end; what became of each is remembered in its tag.
 */
final class JobRuns {

  /** How many of its last lines a job that failed shows. */
  static final int LOG_LINES = 20;

  private static final Duration TICK = Duration.ofSeconds(2);
  private static final Duration SILENCE = Duration.ofSeconds(60);
  private static final Duration LONG = Duration.ofMinutes(10);

  private final Session session;
  private final DeployRequest request;
  private final SourcePositions positions;
  private final JobPlan plan;
  private final Console console;
  private final Outage outage = new Outage();
  private final Set<String> unrecorded = new HashSet<>();
  private final Set<String> longRunning = new HashSet<>();

  JobRuns(Session session, DeployRequest request, SourcePositions positions, JobPlan plan) {
    this.session = session;
    this.request = request;
    this.positions = positions;
    this.plan = plan;
    this.console = session.console();
  }

  /**
   * Remembers, before secrets are written, that jobs are to run again because of them: whatever
   * ends this deployment, the next one knows.
   */
  void markDue(StackInfo stack) {
    List<JobPlan.Item> marked =
        plan.due().stream()
            .filter(item -> item.last().isPresent() && !item.mayRun())
            .filter(item -> item.last().get().fingerprint().equals(item.fingerprint()))
            .toList();
    if (!marked.isEmpty()) {
      try (OneOffTasks tasks = new OneOffTasks(session.aws(), session.tasks())) {
        JobPlaces places = places(stack);
        marked.forEach(
            item -> remember(tasks, places, item.job(), item.last().get().in(JobRecord.State.DUE)));
      }
    }
  }

  private JobPlaces places(StackInfo stack) {
    List<StackResource> resources = session.stacks().resources(stack.id());
    Ahead<Map<String, String>> network = Ahead.of(() -> NetworkChoice.ofJobs(session, request));
    return new JobPlaces(
        session, stack.parameters(), resources, name -> network.get().getOrDefault(name, ""));
  }

  /**
   * Runs those that are due.
   *
   * @param stackName the stack, which is deployed
   * @return whether all have succeeded
   * @throws Refusal if one failed
   */
  boolean run(String stackName) {
    if (!request.runsJobs() && !request.jobs().isEmpty()) {
      List<String> left = request.jobs().stream().map(NeededJob::service).toList();
      console.line("jobs are not run because of --no-jobs: " + String.join(", ", left));
    }
    if (plan.items().isEmpty()) {
      return true;
    }
    if (request.detach()) {
      if (!plan.isIdle()) {
        console.line("jobs are not run with --detach; `c2ecs deploy` runs " + names(plan.due()));
      }
      return true;
    }
    try (OneOffTasks tasks = new OneOffTasks(session.aws(), session.tasks())) {
      Optional<StackInfo> stack =
          session.busy("looking at the jobs", () -> session.stacks().find(stackName));
      JobPlaces places = places(stack.orElseThrow(() -> gone(stackName)));
      carryOver(tasks, places);
      if (plan.isIdle()) {
        return true;
      }
      List<OneRun> runs = plan.due().stream().map(item -> new OneRun(item, places, tasks)).toList();
      session.interrupts().plan(() -> "stopped following; " + goesOn(runs), () -> {});
      try {
        boolean inTime = follow(runs, tasks, places);
        report(runs);
        if (!inTime) {
          console.line("the time is up; " + goesOn(runs));
        }
        return inTime;
      } catch (Refusal e) {
        throw e;
      } catch (DeployFailure e) {
        throw e.atLast(e.getMessage() + "\n" + goesOn(runs));
      } finally {
        session.interrupts().clear();
      }
    }
  }

  private static Refusal gone(String stackName) {
    return new Refusal(
        DeployCode.JOB_NOT_STARTED, "the stack " + stackName + " is gone: no job is run");
  }

  /** In a cluster of somebody else a new task definition does not have the tag of the old one. */
  private void carryOver(OneOffTasks tasks, JobPlaces places) {
    for (JobPlan.Item item : plan.items()) {
      boolean ofDefinition = places.ofRecord(item.job()).equals(places.definition(item.job()));
      if (!item.isDue() && ofDefinition) {
        item.last().ifPresent(last -> remember(tasks, places, item.job(), last));
      }
    }
  }

  /** Follows to the end; returns whether it was reached in time. */
  private boolean follow(List<OneRun> runs, OneOffTasks tasks, JobPlaces places) {
    Instant started = session.pace().now();
    Instant spoke = started;
    while (true) {
      Instant now = session.pace().now();
      boolean said = false;
      try {
        for (OneRun run : runs) {
          said |= step(run, runs, tasks, places, now);
        }
        outage.over();
      } catch (DeployFailure e) {
        outage.failed(e, now, session.pace().now());
      }
      if (runs.stream().noneMatch(run -> canGoOn(run, runs))) {
        return true;
      }
      spoke = said ? now : spoke;
      if (Duration.between(spoke, now).compareTo(SILENCE) >= 0) {
        console.line("still waiting for " + waiting(runs));
        spoke = now;
      }
      if (request.timeout().isPresent()
          && Duration.between(started, now).compareTo(request.timeout().get()) >= 0) {
        return false;
      }
      session.pace().sleep(outage.isOn() ? outage.nextPause() : TICK);
    }
  }

  /** One look at a job; returns whether there was something to say. */
  private boolean step(
      OneRun run, List<OneRun> runs, OneOffTasks tasks, JobPlaces places, Instant now) {
    if (run.isOver() || (run.state() == OneRun.State.WAITING && !isReady(run, runs))) {
      return false;
    }
    boolean first = run.state() == OneRun.State.WAITING;
    String words = first ? run.begin(now) : run.look(now);
    if (first && run.state() == OneRun.State.RUNNING) {
      remember(tasks, places, run.job(), run.record());
      words = words.isEmpty() ? "started" : words;
    }
    if (run.isOver()) {
      remember(tasks, places, run.job(), run.record());
      words = run.state() == OneRun.State.SUCCEEDED ? "succeeded" : "failed";
    }
    if (!words.isEmpty()) {
      console.line("job " + run.job().service() + ": " + CommonWords.harmless(words));
    }
    if (!run.isOver()
        && Duration.between(run.began(), now).compareTo(LONG) >= 0
        && longRunning.add(run.job().service())) {
      console.line(
          "job "
              + run.job().service()
              + " runs for ten minutes: if it is not to end, it is a server, say `restart: always`");
    }
    return !words.isEmpty();
  }

  private static boolean isReady(OneRun run, List<OneRun> runs) {
    return runs.stream()
        .filter(other -> run.job().after().contains(other.job().service()))
        .allMatch(other -> other.state() == OneRun.State.SUCCEEDED);
  }

  /** Whether a job is still to end: it runs, or all before it have not failed. */
  private static boolean canGoOn(OneRun run, List<OneRun> runs) {
    if (run.state() != OneRun.State.WAITING) {
      return !run.isOver();
    }
    return runs.stream()
        .filter(other -> run.job().after().contains(other.job().service()))
        .allMatch(other -> other.state() == OneRun.State.SUCCEEDED || canGoOn(other, runs));
  }

  /** What cannot be remembered stops nothing: the job runs again then. */
  private void remember(OneOffTasks tasks, JobPlaces places, NeededJob job, JobRecord record) {
    try {
      places
          .ofRecord(job)
          .ifPresent(place -> tasks.tag(place, JobRecord.key(job.service()), record.value()));
    } catch (DeployFailure e) {
      if (unrecorded.add(job.service())) {
        console.line(
            "that the job "
                + job.service()
                + " has run is not remembered, the next deployment runs it again: "
                + e.reason());
      }
    }
  }

  private void report(List<OneRun> runs) {
    List<Diagnostic> failed = new ArrayList<>();
    for (OneRun run : runs) {
      if (run.state() == OneRun.State.FAILED) {
        failed.add(diagnostic(run));
      } else if (run.state() == OneRun.State.WAITING && !canGoOn(run, runs)) {
        console.line("job " + run.job().service() + ": not run, because one before it failed");
      }
    }
    if (!failed.isEmpty()) {
      console.line("the stack is deployed");
      throw Refusal.placed(DeployCode.JOB_FAILED, failed);
    }
  }

  private Diagnostic diagnostic(OneRun run) {
    List<String> words = new ArrayList<>();
    run.failure().forEach(line -> words.add(CommonWords.harmless(line)));
    List<String> hint = new ArrayList<>(words.subList(1, words.size()));
    hint.add(run.fix());
    String message = "the job " + run.job().service() + " failed: " + words.get(0);
    String rest = String.join("\n", hint);
    return positions
        .of(ComposeRef.of(run.job().path()))
        .map(place -> Diagnostic.at(DeployCode.JOB_FAILED, place, message, rest))
        .orElseGet(() -> Diagnostic.general(DeployCode.JOB_FAILED, message, rest));
  }

  private static String goesOn(List<OneRun> runs) {
    List<JobPlan.Item> left = runs.stream().filter(run -> !run.isOver()).map(OneRun::item).toList();
    boolean any = runs.stream().anyMatch(run -> run.state() == OneRun.State.RUNNING);
    if (left.isEmpty()) {
      return "the jobs have ended";
    }
    return any
        ? "what runs goes on: `c2ecs deploy` follows " + names(left)
        : "`c2ecs deploy` runs " + names(left);
  }

  private static String waiting(List<OneRun> runs) {
    List<String> names = new ArrayList<>();
    for (OneRun run : runs) {
      if (run.state() == OneRun.State.RUNNING) {
        names.add(
            "job " + run.job().service() + (run.words().isEmpty() ? "" : " (" + run.words() + ")"));
      }
    }
    return String.join(", ", names);
  }

  private static String names(List<JobPlan.Item> items) {
    return String.join(", ", items.stream().map(item -> item.job().service()).toList());
  }
}
