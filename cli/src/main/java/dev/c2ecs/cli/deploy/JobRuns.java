package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.input.NeededJob;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Parameter;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Runs the jobs of a project: beside the operation of its stack, and after it what is left then.
 * They are followed to their end; what became of each is remembered in its tag.
 */
final class JobRuns {

  /** How many of its last lines a job that failed shows. */
  static final int LOG_LINES = 20;

  private static final Duration TICK = Duration.ofSeconds(2);
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private final Session session;
  private final DeployRequest request;
  private final SourcePositions positions;
  private final JobPlan plan;
  private final Console console;
  private final JobRounds rounds;
  private final Outage outage = new Outage();

  JobRuns(Session session, DeployRequest request, SourcePositions positions, JobPlan plan) {
    this.session = session;
    this.request = request;
    this.positions = positions;
    this.plan = plan;
    this.console = session.console();
    this.rounds = new JobRounds(console, plan.due());
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
        JobSite site = site(tasks, stack);
        marked.forEach(item -> remember(site, item, item.last().get().in(JobRecord.State.DUE)));
      }
    }
  }

  private JobSite site(OneOffTasks tasks, StackInfo stack) {
    return new JobSite(
        tasks, placing(stack.parameters()).apply(session.stacks().resources(stack.id())));
  }

  private Function<List<StackResource>, JobPlaces> placing(Map<String, String> parameters) {
    Ahead<Map<String, String>> network = Ahead.of(() -> NetworkChoice.ofJobs(session, request));
    return resources ->
        new JobPlaces(session, parameters, resources, name -> network.get().getOrDefault(name, ""));
  }

  /**
   * The jobs beside an operation of the stack.
   *
   * @param running whether it is created or updated
   * @param sent the parameters that it is given
   * @param mayBegin whether the operation makes all that a job needs
   */
  StackJobs beside(
      String stackId, Ongoing running, Map<String, String> sent, Predicate<NeededJob> mayBegin) {
    Map<String, String> parameters = new HashMap<>();
    for (Parameter parameter : request.root().template().parameters()) {
      parameter.defaultValue().ifPresent(value -> parameters.put(parameter.name(), value));
    }
    parameters.putAll(sent);
    return new StackJobs(session, rounds, stackId, running, placing(parameters), mayBegin);
  }

  /** What is still to do of the plan, after it has begun. */
  JobPlan left() {
    Map<String, OneRun> begun = new HashMap<>();
    rounds.runs().forEach(run -> begun.put(run.job().service(), run));
    List<JobPlan.Item> left = new ArrayList<>();
    for (JobPlan.Item item : plan.items()) {
      OneRun run = begun.get(item.job().service());
      if (run == null || run.state() == OneRun.State.WAITING) {
        left.add(item);
      } else if (run.state() == OneRun.State.RUNNING) {
        left.add(item.after(run.record()));
      }
    }
    return new JobPlan(left);
  }

  /** Whether jobs are run while the stack is followed. */
  boolean areDue() {
    return !plan.isIdle();
  }

  /**
   * Runs those that are due and have not run beside the operation.
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
      JobSite site = site(tasks, stack.orElseThrow(() -> gone(stackName)));
      carryOver(site);
      if (plan.isIdle()) {
        return true;
      }
      session.interrupts().plan(() -> "stopped following; " + rounds.goesOn(), () -> {});
      try {
        boolean inTime = follow(site);
        report();
        if (!inTime) {
          console.line("the time is up; " + rounds.goesOn());
        }
        return inTime;
      } catch (Refusal e) {
        throw e;
      } catch (DeployFailure e) {
        throw e.atLast(e.getMessage() + "\n" + rounds.goesOn());
      } finally {
        session.interrupts().clear();
      }
    }
  }

  /**
   * Says what is left of jobs that ran beside an operation that did not end well, or was not
   * followed to its end.
   *
   * @throws Refusal if one failed
   */
  void leave() {
    if (rounds.runs().stream().anyMatch(run -> run.state() == OneRun.State.RUNNING)) {
      console.line("jobs: " + rounds.goesOn());
    }
    refuseFailed();
  }

  private static Refusal gone(String stackName) {
    return new Refusal(
        DeployCode.JOB_NOT_STARTED, "the stack " + stackName + " is gone: no job is run");
  }

  /** In a cluster of somebody else a new task definition does not have the tag of the old one. */
  private void carryOver(JobSite site) {
    for (JobPlan.Item item : plan.items()) {
      JobPlaces places = site.places();
      boolean ofDefinition = places.ofRecord(item.job()).equals(places.definition(item.job()));
      if (!item.isDue() && ofDefinition) {
        item.last().ifPresent(last -> remember(site, item, last));
      }
    }
  }

  private void remember(JobSite site, JobPlan.Item item, JobRecord record) {
    String name = item.job().service();
    try {
      site.places()
          .ofRecord(item.job())
          .ifPresent(place -> site.tasks().tag(place, JobRecord.key(name), record.value()));
    } catch (DeployFailure e) {
      console.line(JobRounds.unremembered(name, e));
    }
  }

  /** Follows to the end; returns whether it was reached in time. */
  private boolean follow(JobSite site) {
    Instant started = session.pace().now();
    Instant spoke = started;
    while (true) {
      Instant now = session.pace().now();
      AtomicBoolean said = new AtomicBoolean();
      boolean over = false;
      try {
        look(site, now, said);
        over = rounds.areOver();
        outage.over();
      } catch (DeployFailure e) {
        outage.failed(e, now, session.pace().now());
      }
      if (over) {
        return true;
      }
      spoke = said.get() ? now : spoke;
      if (Duration.between(spoke, now).compareTo(SILENCE) >= 0) {
        console.line("still waiting for " + rounds.running());
        spoke = now;
      }
      if (request.timeout().isPresent()
          && Duration.between(started, now).compareTo(request.timeout().get()) >= 0) {
        return false;
      }
      session.pace().sleep(outage.isOn() ? outage.nextPause() : TICK);
    }
  }

  private void look(JobSite site, Instant now, AtomicBoolean said) {
    for (OneRun run : rounds.runs()) {
      if (!run.isOver() && (run.state() == OneRun.State.RUNNING || rounds.isReady(run))) {
        rounds.step(
            run,
            site,
            now,
            (one, words) -> {
              console.line("job " + one.job().service() + ": " + words);
              said.set(true);
            });
      }
      rounds.remember(run, site);
    }
  }

  private void report() {
    for (OneRun run : rounds.runs()) {
      if (run.state() == OneRun.State.WAITING && !rounds.canGoOn(run)) {
        console.line("job " + run.job().service() + ": not run, because one before it failed");
      }
    }
    if (rounds.runs().stream().anyMatch(run -> run.state() == OneRun.State.FAILED)) {
      console.line("the stack is deployed");
    }
    refuseFailed();
  }

  private void refuseFailed() {
    List<Diagnostic> failed =
        rounds.runs().stream()
            .filter(run -> run.state() == OneRun.State.FAILED)
            .map(this::diagnostic)
            .toList();
    if (!failed.isEmpty()) {
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

  private static String names(List<JobPlan.Item> items) {
    return String.join(", ", items.stream().map(item -> item.job().service()).toList());
  }
}
