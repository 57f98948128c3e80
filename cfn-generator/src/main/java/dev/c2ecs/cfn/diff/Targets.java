package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A listener, or a rule of one, that leads to another target group: that is empty until the tasks
 * that register with it have started, and CloudFormation changes the listener first.
 */
final class Targets {

  private Targets() {}

  static Optional<Assessment> of(StackUpdate update, ResourceChange change) {
    Optional<Resource> now = update.after().resource(change.logicalId());
    Optional<Resource> old = update.before().resource(change.logicalId());
    ResourceType type = ResourceType.of(change.type());
    boolean leads = type == ResourceType.LISTENER || type == ResourceType.LISTENER_RULE;
    if (!leads || now.isEmpty() || old.isEmpty() || change.isReplaced()) {
      return Optional.empty();
    }
    Set<String> before = things(update.before(), old.get());
    Set<String> after = things(update.after(), now.get());
    if (!before.isEmpty() && after.isEmpty()) {
      return Optional.of(
          new Assessment(
              Consequence.OUTAGE,
              "leads elsewhere from the beginning, whether that is ready or not"));
    }
    after.removeAll(before);
    return before.isEmpty() || after.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Assessment(
                Consequence.OUTAGE,
                "leads to another target group, and answers when the new tasks are in it"));
  }

  private static Set<String> things(Side side, Resource resource) {
    Set<String> things = new LinkedHashSet<>();
    groups(side, resource).forEach(id -> things.add(side.thing(id)));
    return things;
  }

  /** The logical IDs of the target groups that a listener, or a rule of one, leads to. */
  static Set<String> groups(Side side, Resource resource) {
    Set<String> groups = new LinkedHashSet<>();
    for (String list : List.of("DefaultActions", "Actions")) {
      for (Value action : side.items(resource, list)) {
        for (String id : side.named(action)) {
          if (side.resource(id).filter(named -> named.is(ResourceType.TARGET_GROUP)).isPresent()) {
            groups.add(id);
          }
        }
      }
    }
    return groups;
  }
}
