package dev.c2ecs.acceptance.aws;

import dev.c2ecs.acceptance.cloud.CloudModel;
import dev.c2ecs.acceptance.cloud.Event;
import dev.c2ecs.acceptance.cloud.Operation;
import dev.c2ecs.acceptance.cloud.PlannedChange;
import dev.c2ecs.acceptance.cloud.Thing;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.writer.TemplateReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lets the model of AWS say what becomes of stacks: what a change set lists, which events an
 * operation has in which order, how it fails, which things there are.
 */
final class LikeAws {

  /** The account behind the endpoint. */
  final CloudModel model = new CloudModel();

  /** What the model said that is no event of a stack: outages, what is left over. */
  final List<Event> remarks = new ArrayList<>();

  private final Map<String, Thing> known = new LinkedHashMap<>();
  private final FakeTasks tasks;

  LikeAws(FakeTasks tasks) {
    this.tasks = tasks;
  }

  static Template read(String text) {
    return TemplateReader.read(text).orElseThrow();
  }

  /**
   * What a change set lists.
   *
   * @throws IllegalArgumentException if CloudFormation does not take it
   */
  List<PlannedChange> plan(String stack, String template, Map<String, String> parameters) {
    return model.plan(stack, read(template), parameters);
  }

  /** The physical ID of a resource as its service forms it; of one that went, the last one. */
  String physicalId(String type, String stack, String logicalId) {
    Thing thing = model.things(stack).getOrDefault(logicalId, known.get(stack + " " + logicalId));
    return thing == null
        ? FakeStack.physicalId(type, stack, logicalId)
        : physicalId(stack, thing, type);
  }

  private static String physicalId(String stack, Thing thing, String type) {
    String number = thing.physicalId().replaceFirst(".*~", "");
    boolean numbered = thing.physicalId().contains("~");
    return switch (type) {
      case "AWS::ECS::Service" -> FakeTasks.arn(thing.logicalId()) + (numbered ? "-" + number : "");
      case "AWS::ECS::TaskDefinition" ->
          FakeStack.physicalId(type, stack, thing.logicalId()).replaceFirst(":1$", ":" + number);
      default -> numbered ? stack + "-" + thing.logicalId() + "-" + number : thing.physicalId();
    };
  }

  /** A service is deployed once more. */
  void renew(String service) {
    model.renewServices("shop", Set.of(service));
  }

  /** Does what was asked for, and writes it into the events that are to come. */
  void play(FakeStack stack, String operation, String token) {
    boolean removes = operation.equals("DeleteStack");
    Map<String, Thing> before = model.things(stack.name);
    before.forEach((id, thing) -> known.put(stack.name + " " + id, thing));
    jobs(stack.name, before);
    Operation done =
        removes
            ? model.remove(stack.name)
            : model.deploy(stack.name, read(stack.pending), stack.pendingParameters);
    if (done.status().equals(Operation.REFUSED)) {
      throw new IllegalStateException(done.failure().toString());
    }
    Map<String, Thing> after = model.things(stack.name);
    after.forEach((id, thing) -> known.put(stack.name + " " + id, thing));
    new Play(stack, removes ? "DELETE" : operation, token, before, after).write(done);
  }

  /** The tasks that run once are in the cluster, as long as they run. */
  private void jobs(String stack, Map<String, Thing> things) {
    Map<String, String> logicalIds = new LinkedHashMap<>();
    things.forEach((id, thing) -> logicalIds.put(physicalId(stack, thing, thing.type()), id));
    model.stopTasks(stack);
    tasks
        .jobs
        .groupsOfRunning()
        .forEach(
            (family, groups) -> {
              if (things.containsKey(family)) {
                model.startTask(
                    stack,
                    family,
                    groups.stream()
                        .filter(logicalIds::containsKey)
                        .map(logicalIds::get)
                        .sorted()
                        .toList());
              }
            });
  }

  /** The events of an operation, two seconds each. */
  private final class Play {

    private static final String DELETE = "DELETE";
    private static final String REPLACES =
        "Requested update requires the creation of a new physical resource; hence creating one.";

    private final FakeStack stack;
    private final String verb;
    private final String token;
    private final Map<String, Thing> before;
    private final Map<String, Thing> after;
    private long second = 1;

    Play(
        FakeStack stack,
        String verb,
        String token,
        Map<String, Thing> before,
        Map<String, Thing> after) {
      this.stack = stack;
      this.verb = verb;
      this.token = token;
      this.before = before;
      this.after = after;
    }

    void write(Operation done) {
      stack.stackEvent(0, verb + "_IN_PROGRESS", "User Initiated", token);
      boolean failed = false;
      int cleanUp = verb.equals("UPDATE") && done.succeeded() ? firstOfCleanUp(done.events()) : -1;
      for (int i = 0; i < done.events().size(); i++) {
        Event event = done.events().get(i);
        if (!event.what().matches("[A-Z]+_[A-Z]+")) {
          remarks.add(event);
          continue;
        }
        if (i == cleanUp) {
          stack.stackEvent(second, "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "", token);
        }
        resource(event);
        if (event.what().endsWith("_FAILED") && !event.what().startsWith(DELETE) && !failed) {
          failed = true;
          stack.stackEvent(
              second,
              verb.equals("CREATE") ? "ROLLBACK_IN_PROGRESS" : "UPDATE_ROLLBACK_IN_PROGRESS",
              "The following resource(s) failed to "
                  + (event.what().startsWith("CREATE") ? "create" : "update")
                  + ": ["
                  + event.logicalId()
                  + "]. ",
              token);
        }
      }
      stack.stackEvent(second + 1, done.status(), "", token);
    }

    private void resource(Event event) {
      String what = event.what();
      boolean replaces = what.startsWith("CREATE_") && before.containsKey(event.logicalId());
      if (replaces) {
        what = what.replace("CREATE_", "UPDATE_");
      }
      String action = what.substring(0, what.indexOf('_'));
      boolean old = action.equals(DELETE) || !after.containsKey(event.logicalId());
      Thing thing = (old ? before : after).get(event.logicalId());
      String type = thing == null ? stack.typeOf(event.logicalId()) : thing.type();
      String id = thing == null ? "" : physicalId(stack.name, thing, type);
      stack.resourceEvent(
          second,
          event.logicalId(),
          id,
          type,
          action + "_IN_PROGRESS",
          replaces ? REPLACES : "",
          token);
      second += 2;
      stack.resourceEvent(second, event.logicalId(), id, type, what, event.reason(), token);
    }

    /** What is deleted at the end, when everything else is done. */
    private static int firstOfCleanUp(List<Event> events) {
      int first = events.size();
      while (first > 0 && isOfCleanUp(events.get(first - 1))) {
        first--;
      }
      return first;
    }

    private static boolean isOfCleanUp(Event event) {
      return event.what().startsWith(DELETE) || !event.what().matches("[A-Z]+_[A-Z]+");
    }
  }
}
