package dev.c2ecs.acceptance.cloud;

import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a change set lists: each resource whose properties would be others, and whether that
 * replaces it by the table of the registry. It knows no rule of a service, as CloudFormation does
 * not before it asks one.
 */
final class ChangeList {

  private final Account account;
  private final Stack stack;
  private final Map<String, Asset> coming = new HashMap<>();
  private final Evaluator evaluator;
  private final List<PlannedChange> changes = new ArrayList<>();

  private ChangeList(Account account, Stack stack, Map<String, Object> parameters) {
    this.account = account;
    this.stack = stack;
    this.evaluator =
        new Evaluator(
            stack.name,
            parameters,
            id ->
                Optional.ofNullable(coming.get(id))
                    .or(() -> Optional.ofNullable(stack.things.get(id)).flatMap(account::at)));
  }

  static List<PlannedChange> of(
      Account account, Stack stack, Template template, Map<String, Object> parameters) {
    ChangeList list = new ChangeList(account, stack, parameters);
    for (Resource resource : Order.of(template).list(Set.of(), false)) {
      list.look(resource);
    }
    for (String id : stack.removalOrder()) {
      if (template.resource(id).isEmpty()) {
        boolean kept = Hands.keeps(stack.resource(id).flatMap(Resource::deletionPolicy));
        list.changes.add(new PlannedChange("Remove", stack.thing(id), false, kept, List.of()));
      }
    }
    return list.changes;
  }

  private void look(Resource resource) {
    Props wanted = evaluator.props(resource.properties());
    Optional<Thing> thing = Optional.ofNullable(stack.things.get(resource.id()));
    if (thing.isEmpty()) {
      comes(resource, wanted);
      Thing none = new Thing(resource.type(), "", resource.id());
      changes.add(new PlannedChange("Add", none, false, false, List.of()));
      return;
    }
    Props before = thing.flatMap(account::at).map(asset -> asset.props).orElse(Props.NONE);
    List<String> properties = differing(before, wanted);
    if (properties.isEmpty()) {
      return;
    }
    boolean replaced = CreateOnly.changed(resource.type(), before, wanted).isPresent();
    if (replaced) {
      comes(resource, wanted);
    }
    boolean kept = Hands.keeps(resource.updateReplacePolicy());
    changes.add(new PlannedChange("Modify", thing.get(), replaced, replaced && kept, properties));
  }

  /** Whoever names it gets another name. */
  private void comes(Resource resource, Props props) {
    String id = resource.id() + "~new";
    coming.put(resource.id(), new Asset(resource.type(), id, stack.name, resource.id(), props));
  }

  private static List<String> differing(Props before, Props after) {
    Set<String> names = new TreeSet<>(before.entries().keySet());
    names.addAll(after.entries().keySet());
    names.removeIf(name -> Objects.equals(before.at(name), after.at(name)));
    return List.copyOf(names);
  }
}
