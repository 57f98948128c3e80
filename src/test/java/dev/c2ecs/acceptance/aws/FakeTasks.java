package dev.c2ecs.acceptance.aws;

import dev.c2ecs.acceptance.Json;
import dev.c2ecs.acceptance.aws.FakeAws.Answer;
import dev.c2ecs.cli.terminal.Pace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  private final Pace clock;
  private final List<Stopped> stopped = new ArrayList<>();
  private final Map<String, List<String>> logs = new LinkedHashMap<>();

  FakeTasks(Pace clock) {
    this.clock = clock;
  }

  static String arn(String service) {
    return "arn:aws:ecs:eu-central-1:" + FakeAws.ACCOUNT + ":service/cluster/" + service;
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
    return new Answer(
        200,
        switch (action) {
          case "DescribeServices" -> services((List<?>) request.get("services"));
          case "ListTasks" -> list(String.valueOf(request.get("serviceName")));
          case "DescribeTasks" -> tasks((List<?>) request.get("tasks"));
          case "DescribeTaskDefinition" ->
              "{\"taskDefinition\":{\"containerDefinitions\":[{\"name\":\"main\","
                  + "\"logConfiguration\":{\"logDriver\":\"awslogs\",\"options\":{"
                  + "\"awslogs-group\":\"group\",\"awslogs-stream-prefix\":\"app\"}}}]}}";
          case "GetLogEvents" -> log(String.valueOf(request.get("logStreamName")));
          default -> "{}";
        });
  }

  private List<Stopped> of(String serviceArn) {
    return stopped.stream()
        .filter(task -> arn(task.service()).equals(serviceArn))
        .filter(task -> !task.at().isAfter(clock.now()))
        .toList();
  }

  private String services(List<?> arns) {
    List<String> services = new ArrayList<>();
    for (Object arn : arns) {
      int failed = of(String.valueOf(arn)).size();
      services.add(
          "{\"serviceArn\":\""
              + arn
              + "\",\"status\":\"ACTIVE\",\"deployments\":[{\"id\":\"d\",\"desiredCount\":1,"
              + "\"runningCount\":"
              + (failed > 0 ? 0 : 1)
              + ",\"pendingCount\":0,\"failedTasks\":"
              + failed
              + ",\"rolloutState\":\"IN_PROGRESS\"}],\"events\":[]}");
    }
    return "{\"services\":[" + String.join(",", services) + "]}";
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
