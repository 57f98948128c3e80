package dev.c2ecs.acceptance.cloud;

import java.util.ArrayList;
import java.util.List;

/** What is wrong after an operation that CloudFormation says nothing about. */
final class Aftermath {

  private Aftermath() {}

  static List<Event> of(Account account, Stack stack) {
    List<Event> events = new ArrayList<>();
    stack.things.forEach(
        (id, thing) -> {
          if (account.at(thing).isEmpty()) {
            events.add(
                new Event(
                    id,
                    Event.TAKEN_AWAY,
                    thing.physicalId() + " went with the removal of another resource"));
          }
        });
    for (Thing thing : stack.things.values()) {
      account
          .at(thing)
          .map(asset -> faults(account, asset))
          .filter(faults -> !faults.isEmpty())
          .ifPresent(
              faults ->
                  events.add(
                      new Event(
                          thing.logicalId(),
                          Event.BROKEN,
                          "the next tasks cannot start: " + faults)));
    }
    events.addAll(Traffic.closed(account, stack));
    return events;
  }

  private static List<String> faults(Account account, Asset asset) {
    if (asset.type.equals(EcsServices.SERVICE)) {
      return EcsServices.faults(account, asset);
    }
    Props run = asset.live.map("Target", "EcsParameters");
    return asset.type.equals(Scheduler.SCHEDULE) && run.has("TaskDefinitionArn")
        ? TaskStart.fault(account, run.textOr("", "TaskDefinitionArn"), run).stream().toList()
        : List.of();
  }
}
