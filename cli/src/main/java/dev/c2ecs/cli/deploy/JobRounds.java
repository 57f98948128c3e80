package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.terminal.CommonWords;
import dev.c2ecs.cli.terminal.Console;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The jobs that are due, from their start to their end: side by side, each when those before it
 * have succeeded. It keeps what it knows while a stack is followed and after that, so that nothing
 * is run twice.
 */
final class JobRounds {

  /** Who is told what there is to say. */
  interface Voice {
    /** Says it. */
    void say(OneRun run, String words);
  }

  private static final Duration LONG = Duration.ofMinutes(10);

  private final Console console;
  private final List<OneRun> runs;
  private final Map<String, JobRecord> remembered = new HashMap<>();
  private final Set<String> longRunning = new HashSet<>();

  JobRounds(Console console, List<JobPlan.Item> due) {
    this.console = console;
    this.runs = due.stream().map(OneRun::new).toList();
  }

  /** One for each job, in their order. */
  List<OneRun> runs() {
    return runs;
  }

  /** Whether no job can go on. */
  boolean areOver() {
    return runs.stream().noneMatch(this::canGoOn);
  }

  /** Whether all before it have succeeded. */
  boolean isReady(OneRun run) {
    return before(run).stream().allMatch(other -> other.state() == OneRun.State.SUCCEEDED);
  }

  /** Whether a job is still to end: it runs, or all before it have not failed. */
  boolean canGoOn(OneRun run) {
    if (run.state() != OneRun.State.WAITING) {
      return !run.isOver();
    }
    return before(run).stream()
        .allMatch(other -> other.state() == OneRun.State.SUCCEEDED || canGoOn(other));
  }

  private List<OneRun> before(OneRun run) {
    return runs.stream()
        .filter(other -> run.job().after().contains(other.job().service()))
        .toList();
  }

  /**
   * Begins a job that waits, or looks at one that runs.
   *
   * @throws DeployFailure if ECS cannot be asked now
   */
  void step(OneRun run, JobSite site, Instant now, Voice voice) {
    boolean first = run.state() == OneRun.State.WAITING;
    String words = first ? run.begin(site, now) : run.look(site, now);
    if (first && run.state() == OneRun.State.RUNNING) {
      words = words.isEmpty() ? "started" : words;
    }
    if (run.isOver()) {
      words = run.state() == OneRun.State.SUCCEEDED ? "succeeded" : "failed";
    }
    if (!words.isEmpty()) {
      voice.say(run, CommonWords.harmless(words));
    }
    if (!run.isOver()
        && Duration.between(run.began(), now).compareTo(LONG) >= 0
        && longRunning.add(run.job().service())) {
      voice.say(
          run,
          "it runs for ten minutes: if it is not to end, it is a server, say `restart: always`");
    }
  }

  /**
   * Remembers how far a job is, unless that is known. What may not be remembered stops nothing: the
   * job runs again then.
   *
   * @throws DeployFailure if ECS does not answer now
   */
  void remember(OneRun run, JobSite site) {
    if (run.state() != OneRun.State.WAITING) {
      remember(run, site, run.record());
    }
  }

  /** The same for a run that is to be done again. */
  void rememberUndone(OneRun run, JobSite site) {
    if (run.state() == OneRun.State.FAILED) {
      remember(run, site);
    } else if (run.state() != OneRun.State.WAITING) {
      remember(run, site, run.record().in(JobRecord.State.UNDONE));
    }
  }

  private void remember(OneRun run, JobSite site, JobRecord record) {
    String name = run.job().service();
    if (record.equals(remembered.get(name))) {
      return;
    }
    try {
      site.places()
          .ofRecord(run.job())
          .ifPresent(place -> site.tasks().tag(place, JobRecord.key(name), record.value()));
    } catch (DeployFailure e) {
      if (e.isPassing()) {
        throw e;
      }
      if (remembered.get(name) == null) {
        console.line(unremembered(name, e));
      }
    }
    remembered.put(name, record);
  }

  /** That a run is not remembered. */
  static String unremembered(String job, DeployFailure why) {
    return "that the job "
        + job
        + " has run is not remembered, the next deployment runs it again: "
        + why.reason();
  }

  /** What goes on without whoever follows it. */
  String goesOn() {
    List<OneRun> left = runs.stream().filter(run -> !run.isOver()).toList();
    if (left.isEmpty()) {
      return "the jobs have ended";
    }
    return left.stream().anyMatch(run -> run.state() == OneRun.State.RUNNING)
        ? "what runs goes on: `c2ecs deploy` follows " + names(left)
        : "`c2ecs deploy` runs " + names(left);
  }

  /** The jobs that run, with what ECS says of them. */
  String running() {
    List<String> names = new ArrayList<>();
    for (OneRun run : runs) {
      if (run.state() == OneRun.State.RUNNING) {
        names.add(
            "job " + run.job().service() + (run.words().isEmpty() ? "" : " (" + run.words() + ")"));
      }
    }
    return String.join(", ", names);
  }

  private static String names(List<OneRun> some) {
    return String.join(", ", some.stream().map(run -> run.job().service()).toList());
  }
}
