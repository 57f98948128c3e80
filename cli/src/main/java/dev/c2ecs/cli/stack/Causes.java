package dev.c2ecs.cli.stack;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds why an operation failed: the first real failure, and what is known about it. */
public final class Causes {

  /** What CloudFormation says about resources that it gave up because another one failed. */
  private static final Pattern CANCELLED =
      Pattern.compile(
          "(?i)resource (creation|update|deletion) cancelled"
              + "|the following resource\\(s\\) failed"
              + "|delete canceled");

  private static final Pattern REQUEST =
      Pattern.compile(
          "\\s*\\((?:Service: [^()]*|RequestToken: [^()]*)\\)|\\s*\\(SDK Attempt Count: \\d+\\)");

  private static final Pattern QUOTED =
      Pattern.compile("^Resource handler returned message: \"(.*)\"$", Pattern.DOTALL);

  private static final Pattern TROUBLE =
      Pattern.compile("(?i)fail|unhealthy|error|unable|missing|rolling back");

  private static final int LOG_LINES = 20;
  private static final int MESSAGES = 5;

  private Causes() {}

  /** Whether a reason only says that something else failed. */
  static boolean isCancelled(String reason) {
    return CANCELLED.matcher(reason).find();
  }

  /** A reason without request IDs and wrappings. */
  public static String plain(String reason) {
    String text = REQUEST.matcher(reason).replaceAll("").strip();
    Matcher quoted = QUOTED.matcher(text);
    return quoted.matches() ? quoted.group(1).strip() : text;
  }

  /**
   * The cause of a failed operation.
   *
   * @param events its events
   * @param failed the tasks that stopped meanwhile
   * @param services what the services said
   */
  public static Optional<Cause> of(
      List<StackEvent> events,
      List<FailedTask> failed,
      List<ServiceView> services,
      ResourceOrigins origins) {
    Optional<StackEvent> first =
        events.stream()
            .filter(StackEvent::isFailure)
            .filter(event -> !event.isOfStack() && !isCancelled(event.reason()))
            .min(Comparator.comparing(StackEvent::time));
    Optional<StackEvent> any =
        first.or(
            () ->
                events.stream()
                    .filter(event -> event.isFailure() && !event.reason().isEmpty())
                    .min(Comparator.comparing(StackEvent::time)));
    return any.map(event -> cause(event, failed, services, origins));
  }

  private static Cause cause(
      StackEvent event,
      List<FailedTask> failed,
      List<ServiceView> services,
      ResourceOrigins origins) {
    List<FailedTask> tasks =
        ResourceType.SERVICE.is(event.type())
            ? failed.stream().filter(task -> task.service().equals(event.logicalId())).toList()
            : List.of();
    List<String> evidence = new ArrayList<>();
    evidence.add(plain(event.reason()));
    List<String> said = new ArrayList<>(evidence);
    if (!tasks.isEmpty()) {
      FailedTask last = tasks.get(tasks.size() - 1);
      said.add(last.stopCode() + ": " + last.summary());
      evidence.addAll(lines(last, tasks.size()));
    }
    for (ServiceView service : services) {
      if (event.physicalId().equals(service.arn())) {
        service.messages().stream()
            .map(ServiceView.Message::text)
            .filter(Causes::isTrouble)
            .limit(MESSAGES)
            .forEach(
                text -> {
                  said.add(text);
                  evidence.add("ECS: " + text);
                });
      }
    }
    return explained(event, String.join("\n", said), evidence, origins);
  }

  private static boolean isTrouble(String message) {
    return TROUBLE.matcher(message).find();
  }

  private static Cause explained(
      StackEvent event, String said, List<String> evidence, ResourceOrigins origins) {
    for (FailureRule rule : FailureRule.all()) {
      Matcher matcher = rule.pattern().matcher(said);
      if (rule.type().matcher(event.type()).matches() && matcher.find()) {
        return new Cause(
            rule.name(),
            event.logicalId(),
            event.type(),
            origins.ref(event.logicalId()),
            filled(rule.cause(), matcher, event, origins),
            evidence,
            filled(rule.fix(), matcher, event, origins));
      }
    }
    throw new IllegalStateException("the last rule matches everything");
  }

  /** A text of a rule with the groups of its match, the resource and the object in it. */
  private static String filled(
      String text, Matcher matcher, StackEvent event, ResourceOrigins origins) {
    String filled =
        text.replace("{id}", event.logicalId())
            .replace("{object}", origins.object(event.logicalId()).label())
            .replace("{name}", origins.object(event.logicalId()).name())
            .replace("{type}", event.type());
    for (int i = matcher.groupCount(); i > 0; i--) {
      String group = matcher.group(i);
      filled = filled.replace("$" + i, group == null ? "" : group.strip());
    }
    return filled;
  }

  private static List<String> lines(FailedTask task, int count) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "task "
            + ProgressRow.shortId(task.id())
            + (task.stopCode().isEmpty() ? "" : " (" + task.stopCode() + ")")
            + ": "
            + task.summary()
            + (count > 1 ? "; " + (count - 1) + " more stopped before it" : ""));
    lines.addAll(task.lastLines(LOG_LINES));
    return lines;
  }
}
