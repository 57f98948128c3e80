package dev.c2ecs.cli.terminal;

import dev.c2ecs.cli.stack.Causes;
import dev.c2ecs.cli.stack.FailedTask;
import dev.c2ecs.cli.stack.JobNews;
import dev.c2ecs.cli.stack.ProgressRow;
import dev.c2ecs.cli.stack.ResourceOrigins;
import dev.c2ecs.cli.stack.Situation;
import dev.c2ecs.cli.stack.StackEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Events as lines that are only ever added, for pipes, logs and {@code --progress plain}. */
public final class PlainView implements ProgressView {

  private static final Duration SILENCE = Duration.ofSeconds(60);
  private static final int LOG_LINES = 20;

  private final Console console;
  private final DateTimeFormatter clock;
  private final Map<String, String> tasks = new HashMap<>();
  private final List<String> failed = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private int toldOfJobs;
  private boolean silent;
  private Instant lastSeen = Instant.MAX;
  private Instant spoke = Instant.MAX;

  /**
   * Lines on a console.
   *
   * @param zone the zone of the times
   */
  public PlainView(Console console, ZoneId zone) {
    this.console = console;
    this.clock = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
  }

  @Override
  public void show(Situation situation, List<StackEvent> events, ResourceOrigins origins) {
    lastSeen = situation.now();
    if (spoke.equals(Instant.MAX)) {
      spoke = lastSeen;
    }
    situation.notes().stream()
        .filter(note -> !notes.contains(note))
        .forEach(
            note -> {
              notes.add(note);
              print(situation.now(), CommonWords.harmless(note));
            });
    sayWhetherAwsAnswers(situation);
    events.forEach(event -> say(event, origins));
    situation.failed().forEach(task -> say(task, origins));
    situation
        .services()
        .forEach(
            (id, view) -> {
              String words = ProgressRow.tasks(view);
              if (!words.equals(tasks.put(id, words))) {
                print(situation.now(), origins.object(id).label() + ": " + words);
              }
            });
    sayOfJobs(situation.jobs());
    if (Duration.between(spoke, situation.now()).compareTo(SILENCE) >= 0) {
      print(situation.now(), waitingFor(situation, origins));
    }
  }

  private void sayOfJobs(List<JobNews> jobs) {
    for (JobNews news : jobs.subList(toldOfJobs, jobs.size())) {
      print(news.time(), CommonWords.harmless(news.text()));
      news.lines().forEach(line -> console.line("    " + CommonWords.harmless(line)));
    }
    toldOfJobs = jobs.size();
  }

  private void sayWhetherAwsAnswers(Situation situation) {
    if (situation.silence().isPresent() != silent) {
      silent = !silent;
      print(
          situation.now(),
          situation
              .silence()
              .map(
                  silence ->
                      "AWS does not answer since "
                          + clock.format(silence.since())
                          + ", the stack goes on; trying again ("
                          + CommonWords.harmless(silence.reason())
                          + ")")
              .orElse("AWS answers again"));
    }
  }

  private static String waitingFor(Situation situation, ResourceOrigins origins) {
    if (situation.silence().isPresent()) {
      return "AWS does not answer for "
          + CommonWords.time(Duration.between(situation.silence().get().since(), situation.now()))
          + "; trying again";
    }
    List<String> moving =
        situation.progress().resources().values().stream()
            .filter(item -> item.isMoving())
            .map(item -> origins.object(item.logicalId()).label() + " (" + item.logicalId() + ")")
            .toList();
    return "still waiting for " + (moving.isEmpty() ? "CloudFormation" : String.join(", ", moving));
  }

  private void say(StackEvent event, ResourceOrigins origins) {
    String who = event.isOfStack() ? "stack" : origins.object(event.logicalId()).label();
    String what = event.status().toLowerCase(Locale.ROOT).replace('_', ' ');
    String reason =
        event.reason().isEmpty() || event.reason().equals("Resource creation Initiated")
            ? ""
            : ": " + CommonWords.harmless(Causes.plain(event.reason()));
    String id = event.isOfStack() ? "" : " " + event.logicalId();
    print(event.time(), who + ":" + id + " " + what + reason);
  }

  private void say(FailedTask task, ResourceOrigins origins) {
    if (failed.contains(task.id())) {
      return;
    }
    failed.add(task.id());
    String who = origins.object(task.service()).label();
    print(
        task.stopped(),
        who
            + ": task "
            + ProgressRow.shortId(task.id())
            + " stopped: "
            + CommonWords.harmless(task.summary()));
    task.lastLines(LOG_LINES).forEach(line -> console.line("    " + CommonWords.harmless(line)));
  }

  private void print(Instant time, String text) {
    console.line(clock.format(time) + "  " + text);
    spoke = lastSeen;
  }

  @Override
  public void end() {
    // lines need no end
  }
}
