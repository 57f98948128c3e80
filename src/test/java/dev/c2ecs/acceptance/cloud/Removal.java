package dev.c2ecs.acceptance.cloud;

import dev.c2ecs.cfn.template.Resource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The removal of a stack: each thing before what it needs, what is retained left alone. */
final class Removal {

  private Removal() {}

  static Operation of(Hands hands, Stack stack) {
    Optional<Failure> failure = Optional.empty();
    Set<String> stuck = new HashSet<>();
    for (String id : stack.removalOrder()) {
      Thing thing = stack.thing(id);
      if (Hands.keeps(stack.resource(id).flatMap(Resource::deletionPolicy))) {
        hands.retain(thing);
        stack.things.remove(id);
        continue;
      }
      Optional<String> refusal = hands.delete(thing);
      if (refusal.isEmpty()) {
        stack.things.remove(id);
      } else {
        stuck.add(id);
        hands.event(id, "DELETE_FAILED", refusal.get());
        if (failure.isEmpty()) {
          failure = Optional.of(new Failure(id, refusal.get()));
        }
      }
    }
    stack.status = stuck.isEmpty() ? "DELETE_COMPLETE" : "DELETE_FAILED";
    return new Operation(stuck.isEmpty(), stack.status, hands.events, failure);
  }
}
