package dev.c2ecs.cli.stack;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Events that were saved: {@code StackEvents} as {@code aws cloudformation describe-stack-events}
 * writes them, and, when somebody added them, {@code tasks} and {@code services} as {@code aws ecs
 * describe-tasks} and {@code describe-services} write them, a container with its lines in {@code
 * log}, a task with the logical ID of its service as its {@code "service"}.
 *
 * @param events the events, the oldest first
 * @param failed the tasks
 * @param services the services
 */
public record EventDump(
    List<StackEvent> events, List<FailedTask> failed, List<ServiceView> services) {

  public EventDump {
    events = List.copyOf(events);
    failed = List.copyOf(failed);
    services = List.copyOf(services);
  }

  /**
   * Reads a dump.
   *
   * @throws tools.jackson.core.JacksonException if it is no JSON
   * @throws IllegalArgumentException if it has no events
   */
  public static EventDump read(byte[] bytes) {
    Object root = JsonTree.read(bytes);
    List<StackEvent> events = new ArrayList<>();
    JsonTree.list(root, "StackEvents").forEach(item -> events.add(event(item)));
    if (events.isEmpty()) {
      throw new IllegalArgumentException("no StackEvents");
    }
    events.sort(Comparator.comparing(StackEvent::time));
    List<FailedTask> tasks = new ArrayList<>();
    JsonTree.list(root, "tasks").forEach(item -> tasks.add(task(item)));
    List<ServiceView> services = new ArrayList<>();
    JsonTree.list(root, "services").forEach(item -> services.add(service(item)));
    return new EventDump(events, tasks, services);
  }

  private static StackEvent event(Object item) {
    return new StackEvent(
        JsonTree.text(item, "EventId"),
        time(JsonTree.text(item, "Timestamp")),
        JsonTree.text(item, "StackId"),
        JsonTree.text(item, "LogicalResourceId"),
        JsonTree.text(item, "PhysicalResourceId"),
        JsonTree.text(item, "ResourceType"),
        JsonTree.text(item, "ResourceStatus"),
        JsonTree.text(item, "ResourceStatusReason"),
        JsonTree.text(item, "ClientRequestToken"));
  }

  private static FailedTask task(Object item) {
    String arn = JsonTree.text(item, "taskArn");
    List<FailedTask.Container> containers = new ArrayList<>();
    for (Object container : JsonTree.list(item, "containers")) {
      String code = JsonTree.text(container, "exitCode");
      containers.add(
          new FailedTask.Container(
              JsonTree.text(container, "name"),
              code.matches("-?\\d{1,9}") ? Optional.of(Integer.valueOf(code)) : Optional.empty(),
              JsonTree.text(container, "reason"),
              JsonTree.list(container, "log").stream().map(String::valueOf).toList()));
    }
    return new FailedTask(
        arn.substring(arn.lastIndexOf('/') + 1),
        JsonTree.text(item, "service"),
        time(JsonTree.text(item, "stoppedAt")),
        JsonTree.text(item, "stopCode"),
        JsonTree.text(item, "stoppedReason"),
        containers);
  }

  private static ServiceView service(Object item) {
    List<ServiceView.Message> messages = new ArrayList<>();
    for (Object event : JsonTree.list(item, "events")) {
      messages.add(
          new ServiceView.Message(
              time(JsonTree.text(event, "createdAt")), JsonTree.text(event, "message")));
    }
    return new ServiceView(JsonTree.text(item, "serviceArn"), List.of(), messages);
  }

  private static Instant time(String text) {
    try {
      return text.isEmpty() ? Instant.EPOCH : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      return Instant.EPOCH;
    }
  }
}
