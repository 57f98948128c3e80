package dev.c2ecs.acceptance.cloud;

import java.util.Optional;

/** Tasks that somebody runs in a cluster beside its services. */
final class OneOffTasks {

  private static final String TASK = "task";

  private OneOffTasks() {}

  static void start(Account account, Stack stack, String taskDefinition) {
    Thing definition = stack.thing(taskDefinition);
    String cluster =
        stack.things.values().stream()
            .filter(thing -> thing.type().equals(Ecs.CLUSTER))
            .map(Thing::physicalId)
            .findFirst()
            .orElse("default");
    Props props = Props.NONE.with("Cluster", cluster);
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
