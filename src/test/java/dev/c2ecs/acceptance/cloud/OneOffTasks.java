package dev.c2ecs.acceptance.cloud;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tasks that somebody runs in a cluster beside its services. */
final class OneOffTasks {

  static final String TASK = "task";

  private OneOffTasks() {}

  /** Starts a task with the groups of the schedule that runs it too, and with those given. */
  static void start(Account account, Stack stack, String taskDefinition, List<String> members) {
    Thing definition = stack.thing(taskDefinition);
    String cluster =
        stack.things.values().stream()
            .filter(thing -> thing.type().equals(Ecs.CLUSTER))
            .map(Thing::physicalId)
            .findFirst()
            .orElse("default");
    List<String> groups = new ArrayList<>();
    members.forEach(id -> groups.add(stack.thing(id).physicalId()));
    for (Asset schedule : account.ofType(Scheduler.SCHEDULE)) {
      Props run = schedule.live.map("Target", "EcsParameters");
      if (account.get(definition.type(), run.textOr("", "TaskDefinitionArn")).isPresent()) {
        groups.addAll(
            run.map("NetworkConfiguration", "AwsvpcConfiguration").texts("SecurityGroups"));
      }
    }
    Props props = Props.NONE.with("Cluster", cluster).with("SecurityGroups", groups);
    account.add(
        new Asset(TASK, account.name(definition.logicalId()), stack.name, taskDefinition, props));
  }

  static void stop(Account account, String stack) {
    account.ofType(TASK).stream().filter(task -> task.stack.equals(stack)).forEach(account::remove);
  }

  static boolean runIn(Account account, String cluster) {
    return account.ofType(TASK).stream()
        .anyMatch(task -> task.live.text("Cluster").equals(Optional.of(cluster)));
  }
}
