package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.resourcetype.CreateOnly;
import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.cfn.template.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds what stands in the way of an update. */
final class Obstacles {

  /** A rule of AWS. */
  interface Rule {
    void find(StackUpdate update, List<Obstacle> found);
  }

  private static final List<Rule> RULES =
      List.of(
          Obstacles::taken,
          Immutable::types,
          Immutable::networks,
          Immutable::discoveryRecords,
          Immutable::groupsOfLoadBalancers,
          Immutable::connectedServices,
          Immutable::connectSettings,
          Immutable::zonesOfMountTargets,
          InUse::capacityProviders,
          InUse::leftOut);

  private Obstacles() {}

  /** What stands in the way, by logical ID; one for each resource and reason. */
  static List<Obstacle> of(StackUpdate update) {
    List<Obstacle> found = new ArrayList<>();
    RULES.forEach(rule -> rule.find(update, found));
    return found.stream().distinct().toList();
  }

  /** Where a resource comes from; in the old template when the new one does not have it. */
  static ComposeRef origin(StackUpdate update, String id) {
    return update
        .after()
        .resource(id)
        .or(() -> update.before().resource(id))
        .map(Resource::origin)
        .orElse(ComposeRef.NONE);
  }

  /**
   * What somebody else still has: who is removed or replaced gives it up in the end only, who is
   * changed gives it up before only when it is changed first for certain.
   */
  private static void taken(StackUpdate update, List<Obstacle> found) {
    Map<String, List<Claim>> old = byKey(update.before());
    Map<String, List<Claim>> now = byKey(update.after());
    now.forEach(
        (key, claims) -> {
          for (Claim claim : claims) {
            for (Claim had : old.getOrDefault(key, List.of())) {
              boolean told = had.kind() == Claim.Kind.FOR_LIFE && had.id().equals(claim.id());
              if (!told
                  && !had.holder().equals(claim.holder())
                  && !isFree(update, had, claim, claims)) {
                found.add(taken(update, had, claim));
              }
            }
          }
        });
  }

  private static Map<String, List<Claim>> byKey(Side side) {
    Map<String, List<Claim>> byKey = new LinkedHashMap<>();
    for (Resource resource : side.all()) {
      for (Claim claim : Claims.of(side, resource)) {
        byKey.computeIfAbsent(claim.key(), key -> new ArrayList<>()).add(claim);
      }
    }
    return byKey;
  }

  /**
   * Whether a claim is given up before somebody else takes it.
   *
   * @param same all that claim it in the end
   */
  private static boolean isFree(StackUpdate update, Claim had, Claim wanted, List<Claim> same) {
    if (!update.persists(had.id())) {
      return deletedFirst(update, had, wanted);
    }
    boolean keeps =
        same.stream()
            .anyMatch(claim -> claim.id().equals(had.id()) && claim.holder().equals(had.holder()));
    return !keeps
        && had.kind() != Claim.Kind.FOR_LIFE
        && update.after().comesAfter(wanted.id(), had.id());
  }

  private static boolean deletedFirst(StackUpdate update, Claim had, Claim wanted) {
    return update
            .change(had.id())
            .filter(change -> change.isReplaced() && CreateOnly.deletesFirst(change.type()))
            .isPresent()
        && (had.id().equals(wanted.id()) || update.after().comesAfter(wanted.id(), had.id()));
  }

  private static Obstacle taken(StackUpdate update, Claim had, Claim wanted) {
    String holder = holder(update, had, wanted);
    String who =
        had.id().equals(wanted.id())
            ? "by the one that is replaced, which is removed last"
            : "by "
                + holder
                + (update.persists(had.id())
                    ? ", which may be changed after it"
                    : ", because what goes is removed last");
    String end = had.kind() == Claim.Kind.REFUSED ? " " + who : ", now " + holder;
    return new Obstacle(
        wanted.id(),
        origin(update, wanted.id()),
        wanted.words() + " " + had.kind().words() + end,
        new Obstacle.Remedy.TakeOut(both(wanted, had)));
  }

  /** Who has something, as the Compose file calls him where that tells him from who wants it. */
  private static String holder(StackUpdate update, Claim had, Claim wanted) {
    ComposeRef old =
        update.before().resource(had.id()).map(Resource::origin).orElse(ComposeRef.NONE);
    ComposeRef now = origin(update, wanted.id());
    boolean same = old.kind() == now.kind() && old.name().equals(now.name());
    return old.name().isEmpty() || same ? had.id() : old.kind().word() + " " + old.name();
  }

  private static Set<String> both(Claim wanted, Claim had) {
    Set<String> both = new TreeSet<>();
    both.add(wanted.id());
    both.add(had.id());
    return both;
  }
}
