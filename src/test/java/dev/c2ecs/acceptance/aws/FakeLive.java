package dev.c2ecs.acceptance.aws;

import dev.c2ecs.acceptance.aws.FakeAws.Answer;
import dev.c2ecs.cfn.writer.JsonText;
import dev.c2ecs.cli.terminal.RunClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that a test tells one by one, with the time at which each is made and stops, and a log
 * whose events arrive when the test says, which need not be when they were written.
 */
final class FakeLive {

  private static final String ARN = "arn:aws:ecs:eu-central-1:" + FakeAws.ACCOUNT + ":";

  /** A task. */
  static final class LiveTask {
    final String id;
    final String group;
    final String family;
    final Instant created;
    final List<String> containers;
    Instant stopped = Instant.MAX;
    String code = "";
    String reason = "";
    String containerReason = "";
    String health = "UNKNOWN";
    String zone = "eu-central-1a";
    Integer exit;
    String image = "nginx:1.29";

    private LiveTask(
        String id, String group, String family, Instant created, List<String> containers) {
      this.id = id;
      this.group = group;
      this.family = family;
      this.created = created;
      this.containers = containers;
    }

    /** It stops some seconds after the start. */
    void stops(long second, String code, String reason, @Nullable Integer exit) {
      this.stopped = FakeClock.START.plusSeconds(second);
      this.code = code;
      this.reason = reason;
      this.exit = exit;
    }
  }

  /**
   * An event.
   *
   * @param arrives when it can be read
   */
  private record Event(String id, Instant time, Instant arrives, String stream, String message) {}

  final List<LiveTask> tasks = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private final RunClock clock;

  /** Events of a page. */
  int page = 10_000;

  /** How many events were answered in all. */
  int answered;

  FakeLive(RunClock clock) {
    this.clock = clock;
  }

  /** A task of a service is made some seconds after the start, before it when negative. */
  LiveTask task(String logicalId, String id, long second, String... containers) {
    return made("service:" + logicalId, logicalId, id, second, containers);
  }

  /** A task of no service. */
  LiveTask job(String family, String id, long second, String... containers) {
    return made("family:" + family, family, id, second, containers);
  }

  private LiveTask made(String group, String family, String id, long second, String... containers) {
    LiveTask task =
        new LiveTask(id, group, family, FakeClock.START.plusSeconds(second), List.of(containers));
    tasks.add(task);
    return task;
  }

  /** A container writes a line, which can be read some time later. */
  void log(String stream, Duration at, Duration later, String message) {
    Instant time = FakeClock.START.plus(at);
    events.add(new Event("id" + events.size(), time, time.plus(later), stream, message));
  }

  /** The answer; null when it is not for these. */
  @Nullable Answer answer(String action, Map<String, Object> request) {
    if (action.equals("FilterLogEvents")) {
      return new Answer(200, filtered(request));
    }
    if (tasks.isEmpty()) {
      return null;
    }
    return switch (action) {
      case "ListTasks" -> new Answer(200, listed(request));
      case "DescribeTasks" -> new Answer(200, described((List<?>) request.get("tasks")));
      case "GetLogEvents" -> new Answer(200, last(request));
      default -> null;
    };
  }

  private synchronized String filtered(Map<String, Object> request) {
    long from = ((Number) request.getOrDefault("startTime", 0L)).longValue();
    long until = ((Number) request.getOrDefault("endTime", Long.MAX_VALUE)).longValue();
    String prefix = String.valueOf(request.getOrDefault("logStreamNamePrefix", ""));
    List<Event> found =
        events.stream()
            .filter(event -> !event.arrives().isAfter(clock.now()))
            .filter(event -> event.stream().startsWith(prefix))
            .filter(event -> event.time().toEpochMilli() >= from)
            .filter(event -> event.time().toEpochMilli() <= until)
            .sorted(Comparator.comparing(Event::time))
            .toList();
    int begin = Integer.parseInt(String.valueOf(request.getOrDefault("nextToken", "0")));
    List<Event> some =
        found.subList(Math.min(begin, found.size()), Math.min(begin + page, found.size()));
    answered += some.size();
    String more = begin + page < found.size() ? ",\"nextToken\":\"" + (begin + page) + "\"" : "";
    return "{\"events\":["
        + some.stream()
            .map(event -> "{\"eventId\":\"" + event.id() + "\"," + body(event))
            .collect(Collectors.joining(","))
        + "]"
        + more
        + "}";
  }

  private static String body(Event event) {
    return "\"timestamp\":"
        + event.time().toEpochMilli()
        + ",\"ingestionTime\":"
        + event.arrives().toEpochMilli()
        + ",\"logStreamName\":"
        + quoted(event.stream())
        + ",\"message\":"
        + quoted(event.message())
        + "}";
  }

  private static String quoted(String text) {
    return JsonText.line(out -> out.writeString(text)).strip();
  }

  private synchronized String last(Map<String, Object> request) {
    List<Event> found =
        events.stream()
            .filter(event -> !event.arrives().isAfter(clock.now()))
            .filter(event -> event.stream().equals(request.get("logStreamName")))
            .sorted(Comparator.comparing(Event::time))
            .toList();
    int limit = ((Number) request.get("limit")).intValue();
    return "{\"events\":["
        + found.subList(Math.max(0, found.size() - limit), found.size()).stream()
            .map(event -> "{" + body(event))
            .collect(Collectors.joining(","))
        + "]}";
  }

  private String listed(Map<String, Object> request) {
    boolean stopped = "STOPPED".equals(request.get("desiredStatus"));
    Object service = request.get("serviceName");
    Object family = request.get("family");
    return "{\"taskArns\":["
        + tasks.stream()
            .filter(task -> !task.created.isAfter(clock.now()))
            .filter(task -> isStopped(task) == stopped)
            .filter(
                task ->
                    service == null
                        || String.valueOf(service)
                            .endsWith(task.group.substring(task.group.indexOf(':') + 1)))
            .filter(task -> family == null || family.equals(task.family))
            .map(task -> "\"" + arn(task) + "\"")
            .collect(Collectors.joining(","))
        + "]}";
  }

  private boolean isStopped(LiveTask task) {
    return !task.stopped.isAfter(clock.now());
  }

  private static String arn(LiveTask task) {
    return ARN + "task/cluster/" + task.id;
  }

  private String described(List<?> arns) {
    return "{\"tasks\":["
        + tasks.stream()
            .filter(task -> arns.contains(arn(task)) || arns.contains(task.id))
            .map(this::described)
            .collect(Collectors.joining(","))
        + "]}";
  }

  private String described(LiveTask task) {
    boolean stopped = isStopped(task);
    String status = stopped ? "STOPPED" : "RUNNING";
    return "{\"taskArn\":\""
        + arn(task)
        + "\",\"taskDefinitionArn\":\""
        + ARN
        + "task-definition/"
        + task.family
        + ":1\",\"group\":\""
        + task.group
        + "\",\"lastStatus\":\""
        + status
        + "\",\"desiredStatus\":\""
        + status
        + "\",\"healthStatus\":\""
        + task.health
        + "\",\"availabilityZone\":\""
        + task.zone
        + "\",\"createdAt\":"
        + task.created.getEpochSecond()
        + ",\"startedAt\":"
        + (task.created.getEpochSecond() + 5)
        + (stopped
            ? ",\"stoppedAt\":"
                + task.stopped.getEpochSecond()
                + ",\"stopCode\":\""
                + task.code
                + "\",\"stoppedReason\":\""
                + task.reason
                + "\""
            : "")
        + ",\"containers\":["
        + task.containers.stream()
            .map(name -> container(task, name, stopped))
            .collect(Collectors.joining(","))
        + "]}";
  }

  private static String container(LiveTask task, String name, boolean stopped) {
    return "{\"name\":\""
        + name
        + "\",\"image\":\""
        + task.image
        + "\",\"imageDigest\":\"sha256:"
        + "ab".repeat(32)
        + "\",\"runtimeId\":\""
        + task.id
        + "-1\",\"lastStatus\":\""
        + (stopped ? "STOPPED" : "RUNNING")
        + "\",\"healthStatus\":\""
        + task.health
        + "\""
        + (stopped && task.exit != null ? ",\"exitCode\":" + task.exit : "")
        + (stopped && !task.containerReason.isEmpty()
            ? ",\"reason\":\"" + task.containerReason + "\""
            : "")
        + "}";
  }
}
