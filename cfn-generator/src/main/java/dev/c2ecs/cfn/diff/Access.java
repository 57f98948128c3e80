package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who may do what, and who reaches what, compared by meaning: the order of statements, actions and
 * rules does not count, nor do descriptions. Something that was not there before makes it wider,
 * and so does an end of what was forbidden. Of what is new only that counts what goes beyond what
 * every new service has ({@link BaseGrants}), and for what was there before, beyond what comes with
 * the things that it gets of its own.
 */
final class Access {

  private static final String NARROWER = "permissions narrower";

  private Access() {}

  /** What a change means for permissions; empty when it is not about them. */
  static Optional<Assessment> of(StackUpdate update, ResourceChange change) {
    ResourceType type = ResourceType.of(change.type());
    Optional<Resource> now = update.after().resource(change.logicalId());
    if (now.isEmpty()) {
      return type.isPermission() ? removed(update, type, change) : Optional.empty();
    }
    Optional<Resource> old =
        update.before().resource(change.logicalId()).filter(r -> r.type().equals(change.type()));
    Grants after = Grants.of(update.after(), now.get());
    Optional<Grants> before = old.map(resource -> Grants.of(update.before(), resource));
    List<Grant> more = more(update, type, now.get(), before, after);
    List<String> words = new ArrayList<>(OwnThings.of(update).words(more));
    List<String> ended = before.map(one -> Grants.ended(after.notAnyMore(one))).orElse(List.of());
    words.addAll(ended);
    if (!words.isEmpty()) {
      boolean network =
          type.isOfNetwork() || (!more.isEmpty() && more.stream().allMatch(Grant::isOfNetwork));
      return Optional.of(
          new Assessment(
              network ? Consequence.NETWORK_WIDER : Consequence.PERMISSIONS_WIDER,
              GrantWords.of(words),
              GrantWords.policies(words),
              ended.isEmpty() && BaseGrants.of(update, now.get()).startWith(more)
                  ? Assessment.Nature.STARTING
                  : Assessment.Nature.ORDINARY));
    }
    if (!type.isPermission() || change.isReplaced()) {
      return Optional.empty();
    }
    if (before.isEmpty()) {
      return completesOld(update, update.after(), type, now.get())
          ? Optional.of(new Assessment(Consequence.PERMISSIONS, NARROWER))
          : Optional.empty();
    }
    boolean less =
        !before.get().uncoveredBy(after).isEmpty() || !before.get().notAnyMore(after).isEmpty();
    if (!less) {
      return Optional.of(new Assessment(Consequence.IN_PLACE, ""));
    }
    boolean other = !after.uncoveredBy(before.get()).isEmpty();
    return Optional.of(new Assessment(Consequence.PERMISSIONS, other ? "" : NARROWER));
  }

  /** What is allowed that was not before; of what is new what does not go without saying. */
  private static List<Grant> more(
      StackUpdate update, ResourceType type, Resource now, Optional<Grants> before, Grants after) {
    BaseGrants base = BaseGrants.of(update, now);
    if (before.isPresent()) {
      return after.uncoveredBy(before.get()).stream()
          .filter(grant -> !base.goesWithoutSaying(grant))
          .toList();
    }
    if (isForOld(update, now)) {
      return after.allowed().stream()
          .filter(grant -> !base.isTrust(grant) && !base.comesWithIt(grant))
          .toList();
    }
    if (completesOld(update, update.after(), type, now)) {
      return List.copyOf(after.allowed());
    }
    return after.allowed().stream().filter(grant -> !base.has(grant)).toList();
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
        .map(
            limits ->
                new Assessment(
                    type.isOfNetwork() ? Consequence.NETWORK_WIDER : Consequence.PERMISSIONS_WIDER,
                    GrantWords.of(limits),
                    List.of(),
                    Assessment.Nature.ORDINARY));
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
    List<String> properties = new ArrayList<>(type.completing().stream().limit(1).toList());
    if (ResourceType.isOfIam(resource.type())) {
      properties.addAll(List.of("Users", "Groups"));
    }
    return type.isPermission()
        && properties.stream()
            .flatMap(property -> side.property(resource, property).stream())
            .flatMap(value -> side.named(value).stream())
            .anyMatch(update::persists);
  }
}
