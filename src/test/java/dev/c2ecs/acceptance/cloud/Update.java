package dev.c2ecs.acceptance.cloud;

import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Creation or update of a stack: every resource in order, created, changed in place or replaced;
 * then the clean-up of what is not needed any more, or everything back as it was.
 */
final class Update {

  private final Hands hands;
  private final Stack stack;
  private final Template template;
  private final List<Resource> order;
  private final Evaluator evaluator;
  private final boolean creation;
  private final Network network;

  /** The things as they are at the moment. */
  private final Map<String, Thing> current;

  private final Map<String, Props> changed = new LinkedHashMap<>();
  private final Map<String, Thing> created = new LinkedHashMap<>();
  private final Map<String, Thing> replaced = new LinkedHashMap<>();
  private final Map<String, Props> deletedFirst = new HashMap<>();
  private Optional<Failure> failure = Optional.empty();

  /**
   * @param backwards whether resources that do not depend on each other come in reverse
   */
  Update(
      Hands hands,
      Stack stack,
      Template template,
      Map<String, Object> parameters,
      boolean backwards) {
    this.hands = hands;
    this.stack = stack;
    this.template = template;
    this.creation = stack.status.isEmpty();
    this.network = new Network(hands.account, Parameters.vpc(template, parameters));
    this.current = new LinkedHashMap<>(stack.things);
    Set<String> added = new HashSet<>();
    template.resources().stream()
        .map(Resource::id)
        .filter(id -> !current.containsKey(id))
        .forEach(added::add);
    this.order = Order.of(template).list(added, backwards);
    this.evaluator =
        new Evaluator(
            stack.name,
            parameters,
            id -> Optional.ofNullable(current.get(id)).flatMap(hands.account::at));
  }

  /** Whether the order in which things were changed in place may matter. */
  boolean orderMatters() {
    Set<String> types = new HashSet<>();
    return changed.keySet().stream().anyMatch(id -> !types.add(stack.thing(id).type()));
  }

  Operation run() {
    String verb = creation ? "CREATE" : "UPDATE";
    for (Resource resource : order) {
      try {
        step(resource);
      } catch (Refusal refusal) {
        failure = Optional.of(new Failure(resource.id(), refusal.reason()));
        hands.event(
            resource.id(),
            (stack.things.containsKey(resource.id()) ? "UPDATE" : "CREATE") + "_FAILED",
            refusal.reason());
        return rollBack(verb);
      }
    }
    if (!creation && nothingChanged()) {
      hands.event("", "No updates are to be performed.", "");
      stack.template = Optional.of(template);
      return new Operation(true, stack.status, hands.events, Optional.empty());
    }
    cleanUp();
    stack.template = Optional.of(template);
    stack.status = verb + "_COMPLETE";
    return new Operation(true, stack.status, hands.events, Optional.empty());
  }

  private boolean nothingChanged() {
    return changed.isEmpty()
        && created.isEmpty()
        && template.resources().size() == stack.things.size();
  }

  private void step(Resource resource) {
    Props wanted = evaluator.props(resource.properties());
    network.know(wanted);
    Thing thing = current.get(resource.id());
    if (thing == null) {
      create(resource, wanted);
      return;
    }
    if (!thing.type().equals(resource.type())) {
      throw new Refusal(
          "ValidationError",
          "Update of resource type is not permitted. The new template modifies resource type of"
              + " the following resources: ["
              + resource.id()
              + "]");
    }
    Props before = hands.account.at(thing).map(asset -> asset.props).orElse(Props.NONE);
    if (before.equals(wanted)) {
      return;
    }
    if (CreateOnly.changed(resource.type(), before, wanted).isPresent()) {
      replace(resource, thing, before, wanted);
    } else {
      update(resource, thing, before, wanted);
    }
  }

  private void create(Resource resource, Props wanted) {
    Thing thing = hands.create(resource, wanted);
    created.put(resource.id(), thing);
    current.put(resource.id(), thing);
    hands.stabilize(resource, thing);
    hands.event(resource.id(), "CREATE_COMPLETE", "");
  }

  private void update(Resource resource, Thing thing, Props before, Props wanted) {
    hands.update(resource, thing, wanted);
    changed.put(resource.id(), before);
    hands.stabilize(resource, thing);
    hands.event(resource.id(), "UPDATE_COMPLETE", "");
  }

  /** The new one is created while the old one is still there, but for a few types. */
  private void replace(Resource resource, Thing thing, Props before, Props wanted) {
    if (CreateOnly.deletesFirst(resource.type())) {
      hands.delete(thing).ifPresent(refused -> refuse(refused));
      deletedFirst.put(resource.id(), before);
    } else {
      replaced.put(resource.id(), thing);
    }
    create(resource, wanted);
  }

  private static void refuse(String reason) {
    throw new Refusal("DELETE_FAILED", reason);
  }

  /** What left the template and what was replaced goes, each before what it needs. */
  private void cleanUp() {
    List<Thing> unneeded = new ArrayList<>();
    Set<String> kept = new HashSet<>(order.stream().map(Resource::id).toList());
    for (String id : creation ? List.<String>of() : stack.removalOrder()) {
      Thing old = stack.thing(id);
      boolean isReplaced = replaced.containsKey(id);
      if (isReplaced || !kept.contains(id)) {
        if (Hands.keeps(policy(id, isReplaced))) {
          hands.retain(old);
        } else if (!isReplaced || !old.physicalId().equals(thing(id).physicalId())) {
          unneeded.add(old);
        }
      }
    }
    hands.cleanUp(unneeded);
    stack.things.clear();
    order.forEach(resource -> stack.things.put(resource.id(), thing(resource.id())));
  }

  private Thing thing(String id) {
    return Objects.requireNonNull(current.get(id));
  }

  private Optional<String> policy(String id, boolean isReplaced) {
    return isReplaced
        ? template.resource(id).flatMap(Resource::updateReplacePolicy)
        : stack.resource(id).flatMap(Resource::deletionPolicy);
  }

  private Operation rollBack(String verb) {
    boolean restored = creation || restore();
    if (restored) {
      removeCreated();
    } else {
      created.forEach((id, thing) -> keep(id, thing));
    }
    String name = creation ? "ROLLBACK" : verb + "_ROLLBACK";
    stack.status = name + (restored ? "_COMPLETE" : "_FAILED");
    return new Operation(false, stack.status, hands.events, failure);
  }

  /**
   * What was created stays where the rollback stopped: in the stack, unless that has the old one.
   */
  private void keep(String id, Thing thing) {
    if (stack.things.putIfAbsent(id, thing) != null) {
      hands.account.at(thing).ifPresent(asset -> asset.outside = true);
    }
  }

  /** Everything that was changed gets its old properties back, in the order of the old template. */
  private boolean restore() {
    List<String> ids = stack.removalOrder();
    Collections.reverse(ids);
    boolean restored = true;
    for (String id : ids) {
      try {
        Props old = changed.get(id);
        if (old != null) {
          hands.restore(stack.thing(id), old);
          hands.stabilize(stack.thing(id));
          hands.event(id, "UPDATE_COMPLETE", "rolled back");
        } else if (deletedFirst.containsKey(id)) {
          recreate(id);
        }
      } catch (Refusal refusal) {
        hands.event(id, "UPDATE_FAILED", refusal.reason());
        restored = false;
      }
    }
    return restored;
  }

  private void recreate(String id) {
    Thing taken = created.remove(id);
    if (taken != null) {
      hands.delete(taken);
    }
    Resource old = stack.resource(id).orElseThrow();
    stack.things.put(id, hands.create(old, Objects.requireNonNull(deletedFirst.get(id))));
  }

  private void removeCreated() {
    List<Thing> unneeded = new ArrayList<>();
    for (Resource resource : order) {
      Thing thing = created.get(resource.id());
      if (thing != null && resource.deletionPolicy().filter("Retain"::equals).isPresent()) {
        hands.retain(thing);
      } else if (thing != null) {
        unneeded.add(0, thing);
      }
    }
    hands.cleanUp(unneeded);
  }
}
