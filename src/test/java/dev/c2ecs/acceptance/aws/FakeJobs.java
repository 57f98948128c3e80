package dev.c2ecs.acceptance.aws;

import dev.c2ecs.acceptance.aws.FakeAws.Answer;
import dev.c2ecs.cli.terminal.RunClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tasks that run once: each ends after some seconds as it was told, and tags of ECS. */
final class FakeJobs {

  /** How the tasks of a task definition end. */
  private record End(long seconds, int exitCode, List<String> lines) {}

  private record Run(String arn, String family, Instant began, End end, List<String> groups) {}

  /** The tags by ARN. */
  final Map<String, Map<String, String>> tags = new LinkedHashMap<>();

  /** What {@code RunTask} was told. */
  final List<Map<String, Object>> orders = new ArrayList<>();

  /** Why the next calls of {@code RunTask} start nothing, one after the other. */
  final List<String> reasons = new ArrayList<>();

  /** The tasks that were stopped. */
  final List<String> stopped = new ArrayList<>();

  private final Map<String, End> ends = new LinkedHashMap<>();
  private final Map<String, String> answered = new LinkedHashMap<>();
  private final Map<String, Run> runs = new LinkedHashMap<>();
  private final RunClock clock;
  private final FakeStacks stacks;

  FakeJobs(RunClock clock, FakeStacks stacks) {
    this.clock = clock;
    this.stacks = stacks;
  }

  /** The tasks of a task definition end so from now on. */
  void end(String definition, long seconds, int exitCode, String... lines) {
    ends.put(definition, new End(seconds, exitCode, List.of(lines)));
  }

  /** What has run so far is long ago. */
  void forget() {
    runs.clear();
    orders.clear();
  }

  /** Somebody else runs a task. */
  void start(String definition) {
    run(Map.of("taskDefinition", "task-definition/" + definition + ":1", "count", 1));
  }

  /** Whether the last run of a task definition has ended with 0. */
  boolean hasSucceeded(String definition) {
    return runs.values().stream()
        .filter(run -> run.family().equals(definition))
        .reduce((first, second) -> second)
        .filter(run -> isStopped(run) && !stopped.contains(run.arn()) && run.end().exitCode() == 0)
        .isPresent();
  }

  /** After how many seconds a task definition was run last. */
  long startedAfter(String definition) {
    return runs.values().stream()
        .filter(run -> run.family().equals(definition))
        .reduce((first, second) -> second)
        .map(run -> Duration.between(FakeClock.START, run.began()).toSeconds())
        .orElse(-1L);
  }

  /** The logical IDs of the task definitions that were run, in their order. */
  List<String> started() {
    return orders.stream()
        .map(order -> family(String.valueOf(order.get("taskDefinition"))))
        .toList();
  }

  private static String family(String arn) {
    return arn.replaceFirst(".*task-definition/", "").replaceFirst(":\\d+$", "");
  }

  @Nullable Answer answer(String action, Map<String, Object> request) {
    return switch (action) {
      case "RunTask" -> {
        String token = String.valueOf(request.getOrDefault("clientToken", ""));
        String known = answered.get(token);
        String answer = known == null ? run(request) : known;
        answered.put(token, answer);
        yield new Answer(200, answer);
      }
      case "DescribeTasks" -> {
        List<?> arns = (List<?>) request.get("tasks");
        boolean own = arns.stream().anyMatch(arn -> find(String.valueOf(arn)) != null);
        yield own ? new Answer(200, described(arns)) : null;
      }
      case "DescribeTaskDefinition" -> {
        String name = String.valueOf(request.get("taskDefinition"));
        yield name.startsWith("job:") ? new Answer(200, definition(name.substring(4))) : null;
      }
      case "GetLogEvents" -> lines(String.valueOf(request.get("logStreamName")));
      case "ListTagsForResource" ->
          new Answer(200, tagList(tags.getOrDefault(request.get("resourceArn"), Map.of())));
      case "TagResource" -> {
        Map<String, String> all =
            tags.computeIfAbsent(
                String.valueOf(request.get("resourceArn")), arn -> new LinkedHashMap<>());
        for (Object tag : (List<?>) request.get("tags")) {
          Map<?, ?> one = (Map<?, ?>) tag;
          all.put(String.valueOf(one.get("key")), String.valueOf(one.get("value")));
        }
        yield new Answer(200, "{}");
      }
      case "StopTask" -> {
        stopped.add(String.valueOf(request.get("task")));
        yield new Answer(200, "{}");
      }
      case "ListTasks" ->
          request.containsKey("serviceName")
                  || (String.valueOf(request.get("cluster")).endsWith("others")
                      && !request.containsKey("family"))
              ? null
              : list(String.valueOf(request.getOrDefault("family", "")));
      default -> null;
    };
  }

  private String run(Map<String, Object> request) {
    if (!reasons.isEmpty()) {
      return "{\"tasks\":[],\"failures\":[{\"reason\":\"" + reasons.remove(0) + "\"}]}";
    }
    orders.add(request);
    String family = family(String.valueOf(request.get("taskDefinition")));
    List<String> tasks = new ArrayList<>();
    for (int i = 0; i < ((Number) request.get("count")).intValue(); i++) {
      String arn =
          "arn:aws:ecs:eu-central-1:"
              + FakeAws.ACCOUNT
              + ":task/cluster/job"
              + String.format("%029d", runs.size());
      End end = ends.getOrDefault(family, new End(4, 0, List.of()));
      runs.put(arn, new Run(arn, family, clock.now(), end, groups(request)));
      tasks.add("{\"taskArn\":\"" + arn + "\",\"lastStatus\":\"PROVISIONING\"}");
    }
    return "{\"tasks\":[" + String.join(",", tasks) + "],\"failures\":[]}";
  }

  private @Nullable Run find(String arnOrId) {
    return runs.values().stream()
        .filter(run -> run.arn().equals(arnOrId) || run.arn().endsWith("/" + arnOrId))
        .findFirst()
        .orElse(null);
  }

  private boolean isStopped(Run run) {
    return stopped.contains(run.arn())
        || !clock.now().isBefore(run.began().plusSeconds(run.end().seconds()));
  }

  private String described(List<?> arns) {
    List<String> tasks = new ArrayList<>();
    for (Object arn : arns) {
      Run run = find(String.valueOf(arn));
      if (run != null) {
        tasks.add(described(run));
      }
    }
    return "{\"tasks\":[" + String.join(",", tasks) + "],\"failures\":[]}";
  }

  private String described(Run run) {
    boolean ended = isStopped(run);
    List<String> containers = new ArrayList<>();
    containers(run.family())
        .forEach(
            (name, essential) ->
                containers.add(
                    "{\"name\":\""
                        + name
                        + (ended
                            ? "\",\"exitCode\":" + (essential ? run.end().exitCode() : 0)
                            : "\"")
                        + "}"));
    String task =
        "{\"taskArn\":\""
            + run.arn()
            + "\",\"group\":\"family:"
            + run.family()
            + "\",\"taskDefinitionArn\":\"job:"
            + run.family()
            + "\",\"containers\":["
            + String.join(",", containers)
            + "],\"lastStatus\":\"";
    if (!ended) {
      boolean early = clock.now().isBefore(run.began().plusSeconds(2));
      return task + (early ? "PENDING" : "RUNNING") + "\"}";
    }
    return task
        + "STOPPED\",\"stopCode\":\"EssentialContainerExited\",\"stoppedReason\":\"Essential"
        + " container in task exited\",\"stoppedAt\":"
        + run.began().plusSeconds(run.end().seconds()).getEpochSecond()
        + "}";
  }

  /** The containers as the template has them; one for a task definition of somebody else. */
  private Map<String, Boolean> containers(String family) {
    Map<String, Boolean> known = stacks.containers(family);
    return known.isEmpty() ? Map.of("main", true) : known;
  }

  private String definition(String family) {
    List<String> containers = new ArrayList<>();
    containers(family)
        .keySet()
        .forEach(
            name ->
                containers.add(
                    "{\"name\":\""
                        + name
                        + "\",\"logConfiguration\":{\"logDriver\":\"awslogs\",\"options\":{"
                        + "\"awslogs-group\":\"group\",\"awslogs-stream-prefix\":\"job\"}}}"));
    return "{\"taskDefinition\":{\"containerDefinitions\":[" + String.join(",", containers) + "]}}";
  }

  private @Nullable Answer lines(String stream) {
    Run run = find(stream.substring(stream.lastIndexOf('/') + 1));
    if (run == null) {
      return null;
    }
    List<String> events = new ArrayList<>();
    for (String line : run.end().lines()) {
      events.add("{\"timestamp\":" + (1000 + events.size()) + ",\"message\":\"" + line + "\"}");
    }
    return new Answer(200, "{\"events\":[" + String.join(",", events) + "]}");
  }

  /** The tasks that run. */
  List<String> running() {
    return runs.values().stream().filter(run -> !isStopped(run)).map(Run::arn).toList();
  }

  /** The security groups of the tasks that run, by the logical IDs of their task definitions. */
  Map<String, List<String>> groupsOfRunning() {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    runs.values().stream()
        .filter(run -> !isStopped(run))
        .forEach(run -> groups.put(run.family(), run.groups()));
    return groups;
  }

  private static List<String> groups(Map<String, Object> request) {
    List<String> groups = new ArrayList<>();
    if (request.get("networkConfiguration") instanceof Map<?, ?> network
        && network.get("awsvpcConfiguration") instanceof Map<?, ?> vpc
        && vpc.get("securityGroups") instanceof List<?> ids) {
      ids.forEach(id -> groups.add(String.valueOf(id)));
    }
    return groups;
  }

  private Answer list(String family) {
    List<String> arns = new ArrayList<>();
    for (Run run : runs.values()) {
      if (!isStopped(run) && (family.isEmpty() || family.equals(run.family()))) {
        arns.add("\"" + run.arn() + "\"");
      }
    }
    return new Answer(200, "{\"taskArns\":[" + String.join(",", arns) + "]}");
  }

  private static String tagList(Map<String, String> all) {
    List<String> list = new ArrayList<>();
    all.forEach((key, value) -> list.add("{\"key\":\"" + key + "\",\"value\":\"" + value + "\"}"));
    return "{\"tags\":[" + String.join(",", list) + "]}";
  }
}
