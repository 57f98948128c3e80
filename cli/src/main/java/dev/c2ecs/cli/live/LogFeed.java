package dev.c2ecs.cli.live;

import dev.c2ecs.cli.aws.LiveTasks;
import dev.c2ecs.cli.aws.LogReader;
import dev.c2ecs.cli.deploy.Session;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.log.LogCursor;
import dev.c2ecs.cli.log.LogEvent;
import dev.c2ecs.cli.log.LogLine;
import dev.c2ecs.cli.log.LogQuery;
import dev.c2ecs.cli.log.LogTail;
import dev.c2ecs.cli.stack.TaskView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What the containers of a project wrote, in the order of time, and what they write. */
public final class LogFeed implements AutoCloseable {

  private static final Duration POLL = Duration.ofSeconds(2);
  private static final Duration LONGEST_POLL = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofSeconds(10);

  /** How far back it is read when nothing runs and nobody says since when. */
  private static final Duration DAY = Duration.ofHours(24);

  /**
   * What is asked for.
   *
   * @param services the Compose services, none for all
   * @param helpers whether containers of ours are of interest as well
   * @param since the earliest time; empty for when the oldest task that runs was made
   * @param until the time before which it ends
   * @param tail how many lines of each container at most, of those that there are at the start
   * @param index the number of the only task that is of interest
   * @param follow whether what comes is waited for
   */
  public record Request(
      List<String> services,
      boolean helpers,
      Optional<Instant> since,
      Optional<Instant> until,
      OptionalInt tail,
      OptionalInt index,
      boolean follow) {
    public Request {
      services = List.copyOf(services);
    }
  }

  private final Session session;
  private final LiveProject project;
  private final Request request;
  private final LogReader reader;
  private final LiveTasks tasks;
  private final TaskList list;
  private final LogWriters writers;
  private final TaskNumbers numbers = new TaskNumbers();
  private final Set<String> stopped = new HashSet<>();

  /**
   * The lines of a project.
   *
   * @throws Refusal if a service is asked for that it does not have, or none of them logs to a
   *     group
   */
  public LogFeed(Session session, LiveProject project, Request request) {
    this.session = session;
    this.project = project;
    this.request = request;
    this.reader = new LogReader(session.aws());
    this.tasks = new LiveTasks(session.aws());
    this.list = new TaskList(project, tasks);
    this.writers = LogWriters.of(project, request.services(), request.helpers());
  }

  /** A part of the log groups, and how far it was read. */
  private record Source(String group, String streams, LogCursor cursor) {}

  /** Reads; who follows never comes back from here but when the project is removed. */
  public void read(Consumer<LogLine> sink) {
    Instant now = session.pace().now();
    List<TaskView> running = list.running();
    List<TaskView> ended = list.stopped();
    numbers.add(project, running);
    numbers.add(project, ended);
    ended.stream().filter(TaskView::isStopped).forEach(task -> stopped.add(task.id()));
    Optional<String> only = only();
    LogTail tail = new LogTail();
    if (request.tail().isPresent()) {
      List<TaskView> all = new ArrayList<>(running);
      all.addAll(ended);
      showEnds(all, only, tail, sink);
      if (!request.follow()) {
        return;
      }
    }
    Instant begin =
        request.tail().isPresent()
            ? now.minus(LogCursor.FAR)
            : request.since().orElseGet(() -> begin(running, now));
    List<Source> sources =
        writers.places().stream()
            .map(place -> new Source(place.group(), place.streams(), new LogCursor(begin, now)))
            .toList();
    follow(sources, only, tail, sink);
  }

  private Instant begin(List<TaskView> running, Instant now) {
    return running.stream()
        .filter(task -> project.member(task).filter(writers::concerns).isPresent())
        .map(TaskView::created)
        .min(Instant::compareTo)
        .filter(oldest -> oldest.isAfter(Instant.EPOCH))
        .orElse(now.minus(DAY));
  }

  /** The only task that is of interest. */
  private Optional<String> only() {
    if (request.index().isEmpty()) {
      return Optional.empty();
    }
    String service = request.services().get(0);
    int index = request.index().getAsInt();
    return Optional.of(
        numbers
            .task(service, index)
            .orElseThrow(
                () ->
                    new Refusal(
                        DeployCode.TASK_UNKNOWN,
                        "there is no task "
                            + index
                            + " of "
                            + service
                            + ": `c2ecs ps` lists those that run")));
  }

  private void showEnds(
      List<TaskView> all, Optional<String> only, LogTail tail, Consumer<LogLine> sink) {
    Map<String, List<LogEvent>> ends = new TreeMap<>();
    int count = request.tail().orElse(0);
    for (TaskView task : all) {
      if (only.isPresent() && !only.get().equals(task.id())) {
        continue;
      }
      for (Writer writer : writers.of(project.member(task).orElseThrow())) {
        String stream = writer.streams() + task.id();
        List<LogEvent> end = count == 0 ? List.of() : reader.last(writer.group(), stream, count);
        tail.add(stream, end, count);
        ends.put(stream, end);
      }
    }
    for (LogEvent event : LogTail.inOrder(ends.values())) {
      if (isWanted(event)) {
        writers.line(event, numbers).ifPresent(sink);
      }
    }
  }

  private boolean isWanted(LogEvent event) {
    return request.since().filter(since -> event.time().isBefore(since)).isEmpty()
        && request.until().filter(until -> !event.time().isBefore(until)).isEmpty();
  }

  private void follow(
      List<Source> sources, Optional<String> only, LogTail tail, Consumer<LogLine> sink) {
    Instant looked = session.pace().now();
    Duration wait = POLL;
    boolean first = true;
    while (true) {
      try {
        look(sources, only, tail, sink);
        if (!request.follow()) {
          return;
        }
        Instant now = session.pace().now();
        if (!first && Duration.between(looked, now).compareTo(LOOK) >= 0) {
          looked = now;
          if (!stops(only, sink)) {
            session.console().line("nothing of the project is left to follow");
            return;
          }
        }
        wait = POLL;
        first = false;
      } catch (DeployFailure e) {
        if (!e.isPassing() || !request.follow()) {
          throw e;
        }
        if (wait.equals(POLL)) {
          session.console().line("AWS does not answer, following goes on: " + e.reason());
        }
        wait =
            wait.multipliedBy(2).compareTo(LONGEST_POLL) < 0 ? wait.multipliedBy(2) : LONGEST_POLL;
      }
      session.pace().sleep(wait);
    }
  }

  /** Reads what is new of all sources, in one order. */
  private void look(
      List<Source> sources, Optional<String> only, LogTail tail, Consumer<LogLine> sink) {
    Instant now = session.pace().now();
    PriorityQueue<LogReading> open =
        new PriorityQueue<>(Comparator.comparing((LogReading reading) -> reading.peek().time()));
    for (Source source : sources) {
      LogQuery query =
          new LogQuery(
              source.group(), source.streams(), source.cursor().next(now), request.until());
      LogReading reading = new LogReading(reader, query, source.cursor());
      if (reading.hasNext()) {
        open.add(reading);
      }
    }
    while (!open.isEmpty()) {
      LogReading reading = open.remove();
      LogEvent event = reading.next();
      boolean ours = only.isEmpty() || event.stream().endsWith("/" + only.get());
      if (reading.cursor().take(event, now) && ours && !tail.covers(event)) {
        writers.line(event, numbers).ifPresent(sink);
      }
      if (reading.hasNext()) {
        open.add(reading);
      }
    }
    sources.forEach(source -> source.cursor().forget(now));
  }

  /** Says which tasks stopped and why; whether there is anything left. */
  private boolean stops(Optional<String> only, Consumer<LogLine> sink) {
    List<TaskView> running = list.running();
    numbers.add(project, running);
    for (TaskView task : list.stopped()) {
      Member member = project.member(task).orElseThrow();
      boolean ours = writers.concerns(member) && (only.isEmpty() || only.get().equals(task.id()));
      if (ours && task.isStopped() && stopped.add(task.id())) {
        sink.accept(news(member, task));
      }
    }
    return !running.isEmpty()
        || session
            .stacks()
            .find(project.stack().id())
            .filter(now -> now.state().isOfUse())
            .isPresent();
  }

  private LogLine news(Member member, TaskView task) {
    String label = numbers.label(member.service(), task.id());
    return new LogLine(
        task.stopped().orElse(session.pace().now()),
        member.service(),
        "",
        task.id(),
        label,
        LogLine.Kind.STOPPED,
        StopWords.of(task));
  }

  /** The labels of what runs, so that they are written in one width. */
  public Collection<String> labels() {
    return writers.services().stream().map(service -> service + "-1").toList();
  }

  @Override
  public void close() {
    reader.close();
    tasks.close();
  }
}
