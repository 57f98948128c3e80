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
    for (Asset service : account.ofType(EcsServices.SERVICE)) {
      service.deployment.ifPresent(
          tasks -> {
            List<String> lost = EcsServices.lost(account, tasks);
            if (service.stack.equals(stack.name) && !lost.isEmpty()) {
              events.add(
                  new Event(
                      service.logicalId,
                      Event.BROKEN,
                      "the tasks are registered in what is gone, and the next ones cannot start: "
                          + lost));
            }
          });
    }
    events.addAll(Traffic.closed(account, stack));
    return events;
  }
}
