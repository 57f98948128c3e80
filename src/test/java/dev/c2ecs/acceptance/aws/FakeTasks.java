package dev.c2ecs.acceptance.aws;

import dev.c2ecs.acceptance.Json;
import dev.c2ecs.acceptance.aws.FakeAws.Answer;
import dev.c2ecs.cli.terminal.RunClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** ECS services whose tasks run or fail, and what they wrote. */
final class FakeTasks {

  /** A task that stops. */
  private record Stopped(
      String id,
      String service,
      Instant at,
      String stopCode,
      String reason,
      String containerReason,
      Integer exitCode) {}

  private static final String OTHERS =
      "arn:aws:ecs:eu-central-1:" + FakeAws.ACCOUNT + ":cluster/others";

  /** How long a service takes until it runs what it was told. */
  private static final long STEADY_SECONDS = 5;

  /** How long nothing runs after a task has stopped. */
  private static final long RECOVERY_SECONDS = 25;

  /**
   * What somebody told a service.
   *
   * @param desired how many tasks it is to run
   * @param before how many ran before
   * @param at when
   */
  private record Told(int desired, int before, Instant at) {}

  /** Services that were deleted: {@code null} for those that ECS has forgotten, else a status. */
  private final Map<String, String> deleted = new LinkedHashMap<>();

  private final Map<String, Told> told = new LinkedHashMap<>();
  private final Map<String, Integer> rolls = new LinkedHashMap<>();
  private final Map<String, String> definitions = new LinkedHashMap<>();

  /** The log groups of others. */
  final List<String> logGroups = new ArrayList<>();

  /** Services whose tasks never start again. */
  final List<String> broken = new ArrayList<>();

  /** Tasks that run once. */
  final FakeJobs jobs;

  /** Tasks that are told one by one, and what they write. */
  final FakeLive live;

  /** Images that tasks of a cluster of somebody else run. */
  final List<String> runningImages = new ArrayList<>();

  private final FakeStacks stacks;
  private final RunClock clock;
  private final List<Stopped> stopped = new ArrayList<>();
  private final Map<String, List<String>> logs = new LinkedHashMap<>();

  FakeTasks(RunClock clock, FakeStacks stacks) {
    this.clock = clock;
    this.stacks = stacks;
    this.jobs = new FakeJobs(clock, stacks);
    this.live = new FakeLive(clock);
  }

  /** Somebody deletes a service. */
  void delete(String service, String status) {
    deleted.put(service, status);
  }

  boolean isGone(String service) {
    return deleted.containsKey(service);
  }

  /** CloudFormation makes a service. */
  void make(String service) {
    deleted.remove(service);
    told.remove(service);
  }

  /** Somebody tells a service how many tasks to run, and it does. */
  void scale(String service, int tasks) {
    told.put(service, new Told(tasks, tasks, clock.now()));
  }

  /** Somebody gives a service another task definition. */
  void define(String service, String definition) {
    definitions.put(service, definition);
  }

  /** CloudFormation starts the tasks of a service anew. */
  void roll(String service) {
    rolls.merge(service, 1, Integer::sum);
  }

  private int desired(String service) {
    Told last = told.get(service);
    return last == null ? stacks.desired(service) : last.desired();
  }

  private boolean isStarting(String service) {
    Told last = told.get(service);
    return last != null
        && clock.now().isBefore(last.at().plusSeconds(STEADY_SECONDS))
        && (last.desired() != last.before() || rolls.containsKey(service));
  }

  private int running(String service) {
    Told last = told.get(service);
    Instant lately = clock.now().minusSeconds(RECOVERY_SECONDS);
    boolean failing = of(arn(service)).stream().anyMatch(task -> task.at().isAfter(lately));
    if (broken.contains(service) || failing) {
      return 0;
    }
    return last != null && isStarting(service) ? last.before() : desired(service);
  }

  private String update(Map<String, Object> request) {
    String arn = String.valueOf(request.get("service"));
    String service = service(arn);
    int before = running(service);
    if (request.containsKey("taskDefinition")) {
      definitions.put(service, String.valueOf(request.get("taskDefinition")));
      rolls.merge(service, 1, Integer::sum);
    }
    if (Boolean.TRUE.equals(request.get("forceNewDeployment"))) {
      rolls.merge(service, 1, Integer::sum);
      stacks.renewed(service);
    }
    Object count = request.get("desiredCount");
    int desired = count == null ? desired(service) : ((Number) count).intValue();
    told.put(service, new Told(desired, before, clock.now()));
    return "{\"service\":" + described(arn) + "}";
  }

  static String arn(String service) {
    return "arn:aws:ecs:eu-central-1:" + FakeAws.ACCOUNT + ":service/cluster/" + service;
  }

  /** The logical ID of a service; those of the model have a number. */
  private static String service(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1).replaceFirst("-\\d+$", "");
  }

  /**
   * A task of a service stops some seconds after the start.
   *
   * @param containerReason what ECS says about its container, or null
   * @param exitCode the exit code of its container, or null when it never ran
   * @param lines what the container wrote
   */
  void stop(
      String service,
      long second,
      String stopCode,
      String reason,
      String containerReason,
      Integer exitCode,
      String... lines) {
    String id = "task" + stopped.size() + "0000000";
    Instant at = FakeClock.START.plusSeconds(second);
    stopped.add(new Stopped(id, service, at, stopCode, reason, containerReason, exitCode));
    logs.put("app/main/" + id, List.of(lines));
  }

  Answer answer(String action, String body) {
    Map<String, Object> request = Json.object(body);
    Answer ofLive = live.answer(action, request);
    if (ofLive != null) {
      return ofLive;
    }
    Answer ofJobs = jobs.answer(action, request);
    if (ofJobs != null) {
      return ofJobs;
    }
    return new Answer(
        200,
        switch (action) {
          case "DescribeServices" -> services((List<?>) request.get("services"));
          case "ListClusters" ->
              runningImages.isEmpty() ? "{}" : "{\"clusterArns\":[\"" + OTHERS + "\"]}";
          case "UpdateService" -> update(request);
          case "ListTasks" ->
              OTHERS.equals(request.get("cluster"))
                  ? "{\"taskArns\":[\"" + OTHERS + "/1\"]}"
                  : list(String.valueOf(request.get("serviceName")));
          case "DescribeTasks" -> tasks((List<?>) request.get("tasks"));
          case "DescribeTaskDefinition" ->
              "{\"taskDefinition\":{\"containerDefinitions\":[{\"name\":\"main\","
                  + "\"logConfiguration\":{\"logDriver\":\"awslogs\",\"options\":{"
                  + "\"awslogs-group\":\"group\",\"awslogs-stream-prefix\":\"app\"}}}]}}";
          case "DescribeLogGroups" ->
              "{\"logGroups\":["
                  + logGroups.stream()
                      .map(name -> "{\"logGroupName\":\"" + name + "\"}")
                      .collect(Collectors.joining(","))
                  + "]}";
          case "GetLogEvents" -> log(String.valueOf(request.get("logStreamName")));
          default -> "{}";
        });
  }

  private List<Stopped> of(String serviceArn) {
    return stopped.stream()
        .filter(task -> task.service().equals(service(serviceArn)))
        .filter(task -> !task.at().isAfter(clock.now()))
        .toList();
  }

  private String services(List<?> arns) {
    List<String> services = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    for (Object arn : arns) {
      String text = String.valueOf(arn);
      String service = service(text);
      if (deleted.containsKey(service) && deleted.get(service).isEmpty()) {
        failures.add("{\"arn\":\"" + arn + "\",\"reason\":\"MISSING\"}");
      } else {
        services.add(described(text));
      }
    }
    return "{\"services\":["
        + String.join(",", services)
        + "],\"failures\":["
        + String.join(",", failures)
        + "]}";
  }

  private String described(String arn) {
    String service = service(arn);
    int failed = of(arn).size();
    int desired = desired(service);
    String definition =
        "\"taskDefinition\":\""
            + definitions.getOrDefault(service, stacks.definition(service))
            + "\"";
    boolean starting = failed > 0 || isStarting(service);
    return "{\"serviceArn\":\""
        + arn
        + "\",\"status\":\""
        + deleted.getOrDefault(service, "ACTIVE")
        + "\",\"desiredCount\":"
        + desired
        + ","
        + definition
        + ",\"deployments\":[{\"id\":\"d"
        + rolls.getOrDefault(service, 0)
        + "\","
        + definition
        + ",\"desiredCount\":"
        + desired
        + ",\"runningCount\":"
        + running(service)
        + ",\"pendingCount\":0,\"failedTasks\":"
        + failed
        + ",\"rolloutState\":\""
        + (starting ? "IN_PROGRESS" : "COMPLETED")
        + "\"}],\"events\":[]}";
  }

  private String list(String serviceArn) {
    return "{\"taskArns\":["
        + String.join(",", of(serviceArn).stream().map(t -> "\"" + taskArn(t) + "\"").toList())
        + "]}";
  }

  private static String taskArn(Stopped task) {
    return "arn:aws:ecs:eu-central-1:" + FakeAws.ACCOUNT + ":task/cluster/" + task.id();
  }

  private String tasks(List<?> arns) {
    List<String> tasks = new ArrayList<>();
    if (arns.contains(OTHERS + "/1")) {
      List<String> containers =
          runningImages.stream().map(i -> "{\"image\":\"" + i + "\"}").toList();
      return "{\"tasks\":[{\"containers\":[" + String.join(",", containers) + "]}]}";
    }
    for (Stopped task : stopped) {
      if (arns.contains(taskArn(task))) {
        tasks.add(
            "{\"taskArn\":\""
                + taskArn(task)
                + "\",\"taskDefinitionArn\":\"td:1\",\"stoppedAt\":"
                + task.at().getEpochSecond()
                + ",\"stopCode\":\""
                + task.stopCode()
                + "\",\"stoppedReason\":\""
                + task.reason()
                + "\",\"containers\":[{\"name\":\"main\""
                + (task.exitCode() == null ? "" : ",\"exitCode\":" + task.exitCode())
                + (task.containerReason() == null
                    ? ""
                    : ",\"reason\":\"" + task.containerReason() + "\"")
                + "}]}");
      }
    }
    return "{\"tasks\":[" + String.join(",", tasks) + "]}";
  }

  /** Lines arrive out of order, as they do. */
  private String log(String stream) {
    List<String> lines = logs.getOrDefault(stream, List.of());
    List<String> events = new ArrayList<>();
    for (int i = lines.size() - 1; i >= 0; i--) {
      events.add("{\"timestamp\":" + (1000 + i) + ",\"message\":\"" + lines.get(i) + "\"}");
    }
    return "{\"events\":[" + String.join(",", events) + "]}";
  }
}
