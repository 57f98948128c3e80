package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import java.util.List;
import java.util.Optional;

/**
 * Who may do what, and who reaches what, compared by meaning: the order of statements, actions and
 * rules does not count, nor do descriptions. Something that was not there before makes it wider,
 * and so does an end of what was forbidden.
 */
final class Access {

  private Access() {}

  /** What a change means for permissions; empty when the resource is not about them. */
  static Optional<Assessment> of(StackUpdate update, ResourceChange change) {
    ResourceType type = ResourceType.of(change.type());
    if (!type.isPermission()) {
      return Optional.empty();
    }
    Optional<Resource> now = update.after().resource(change.logicalId());
    if (now.isEmpty()) {
      return removed(update, type, change);
    }
    Optional<Resource> old =
        update.before().resource(change.logicalId()).filter(r -> r.type().equals(change.type()));
    if (old.isEmpty()
        && !completesOld(update, update.after(), type, now.get())
        && !isForOld(update, now.get())) {
      return Optional.empty();
    }
    Grants after = Grants.of(update.after(), now.get());
    Optional<Grants> before = old.map(resource -> Grants.of(update.before(), resource));
    List<String> more = before.map(after::wider).orElseGet(after::all);
    if (!more.isEmpty()) {
      return Optional.of(wider(change, more));
    }
    if (change.isReplaced()) {
      return Optional.empty();
    }
    boolean same = before.map(one -> one.wider(after).isEmpty()).orElse(false);
    return Optional.of(
        same
            ? new Assessment(Consequence.IN_PLACE, "")
            : new Assessment(Consequence.PERMISSIONS, "permissions narrower"));
  }

  private static Assessment wider(ResourceChange change, List<String> more) {
    return new Assessment(
        change.type().startsWith("AWS::EC2::")
            ? Consequence.NETWORK_WIDER
            : Consequence.PERMISSIONS_WIDER,
        GrantWords.of(more));
  }

  /** A policy that goes takes with it what it forbids. */
  private static Optional<Assessment> removed(
      StackUpdate update, ResourceType type, ResourceChange change) {
    return update
        .before()
        .resource(change.logicalId())
        .filter(old -> completesOld(update, update.before(), type, old))
        .map(old -> Grants.of(update.before(), old).limits())
        .filter(limits -> !limits.isEmpty())
        .map(limits -> wider(change, limits));
  }

  /** Whether a new role is for a task that ran before without it. */
  private static boolean isForOld(StackUpdate update, Resource role) {
    return role.is(ResourceType.ROLE)
        && update.after().template().ofType(ResourceType.TASK_DEFINITION).stream()
            .filter(task -> update.before().resource(task.id()).isPresent())
            .anyMatch(task -> update.after().named(task.properties()).contains(role.id()));
  }

  /** Whether a rule or policy is part of a group or role that stays. */
  private static boolean completesOld(
      StackUpdate update, Side side, ResourceType type, Resource resource) {
    return type.completing().stream()
        .limit(1)
        .flatMap(property -> side.property(resource, property).stream())
        .flatMap(value -> side.named(value).stream())
        .anyMatch(update::persists);
  }
}
