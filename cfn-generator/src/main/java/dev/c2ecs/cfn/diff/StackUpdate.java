package dev.c2ecs.cfn.diff;

import dev.c2ecs.cfn.resourcetype.CreateOnly;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.References;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What CloudFormation would do to get from one template to another: a change set that was made
 * without asking AWS. That a resource is replaced is carried on: who refers to it changes too, and
 * is replaced itself when it names it in a property that can only be given at its creation.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html">
 *     CloudFormation, update behaviors</a>
 */
final class StackUpdate {

  private static final String REPLACES = "True";
  private static final String MAY_REPLACE = "Conditional";
  private static final String STAYS = "False";
  private static final String DELETE = "Delete";

  private final Side before;
  private final Side after;
  private final Map<String, ResourceChange> changes = new LinkedHashMap<>();

  private StackUpdate(Side before, Side after) {
    this.before = before;
    this.after = after;
  }

  /**
   * The update between two templates.
   *
   * @param given the parameters that the first was deployed with
   * @param now the parameters that the second will be deployed with
   */
  static StackUpdate of(
      Template before, Map<String, String> given, Template after, Map<String, String> now) {
    Set<String> hidden = Resolution.hidden(given, now);
    hidden.addAll(WholeTemplate.unknown(before, given, after, now));
    StackUpdate update =
        new StackUpdate(
            new Side(before, Resolution.whole(before, given, hidden), "before"),
            new Side(after, Resolution.whole(after, now, hidden), "after"));
    update.compare();
    return update;
  }

  Side before() {
    return before;
  }

  Side after() {
    return after;
  }

  /** What changes, in the order of the new template; what goes comes last. */
  List<ResourceChange> changes() {
    return List.copyOf(changes.values());
  }

  /** What happens to a resource; empty when it stays as it is. */
  Optional<ResourceChange> change(String id) {
    return Optional.ofNullable(changes.get(id));
  }

  /** Whether a resource is there before and after, and is most likely not replaced. */
  boolean persists(String id) {
    return before.resource(id).isPresent()
        && after.resource(id).isPresent()
        && change(id).filter(StackUpdate::replaces).isEmpty();
  }

  /** Whether a resource is replaced, also where CloudFormation leaves that open. */
  private static boolean replaces(ResourceChange change) {
    return change.isReplaced()
        || (change.mayBeReplaced() && change.touches(ResourceType.of(change.type()).replacing()));
  }

  private void compare() {
    for (Resource resource : after.all()) {
      Optional<Resource> old = before.resource(resource.id());
      if (old.isEmpty()) {
        put(resource, "Add", "", "", List.of());
      } else {
        List<ResourceChange.Detail> details = new ArrayList<>();
        for (PropertyChange change :
            ValueDiff.of(before.properties(old.get()), after.properties(resource))) {
          details.add(detail(change));
        }
        modified(old.get(), resource, details);
      }
    }
    carryOn();
    Set<String> replaced = new LinkedHashSet<>();
    for (ResourceChange change : changes.values()) {
      if (replaces(change) || change.isAdded()) {
        replaced.add(change.logicalId());
      }
    }
    after.owns(replaced);
    for (Resource resource : before.all()) {
      if (after.resource(resource.id()).isEmpty()) {
        put(
            resource,
            "Remove",
            "",
            policy(Optional.of(Protection.deletion(resource)), ""),
            List.of());
        replaced.add(resource.id());
      }
    }
    before.owns(replaced);
  }

  /** New things have new names; whoever uses one gets the new one. */
  private void carryOn() {
    Set<String> told = new LinkedHashSet<>();
    boolean more = true;
    while (more) {
      more = false;
      for (ResourceChange change : List.copyOf(changes.values())) {
        boolean news = replaces(change) && told.add(change.logicalId());
        if (news) {
          more = true;
          after.users(change.logicalId()).forEach(user -> follow(user, change.logicalId()));
        }
      }
    }
  }

  private void follow(Resource user, String replaced) {
    Optional<Resource> old = before.resource(user.id());
    if (old.isEmpty() || user.id().equals(replaced)) {
      return;
    }
    List<List<String>> paths = new ArrayList<>();
    find(user.properties(), replaced, List.of(), paths);
    if (paths.isEmpty()) {
      return;
    }
    List<ResourceChange.Detail> details =
        new ArrayList<>(change(user.id()).map(ResourceChange::details).orElse(List.of()));
    for (List<String> path : paths) {
      details.add(new ResourceChange.Detail(ResourceChange.Detail.path(path), "", "", replaced));
    }
    modified(old.get(), user, details);
  }

  /** Whether a key is a function that only others write. */
  private static boolean isFunction(String key) {
    return key.startsWith("Fn::");
  }

  /** The paths at which a value names a resource; one that is a list of things ends there. */
  private static void find(Value value, String id, List<String> path, List<List<String>> paths) {
    if (value instanceof Value.MapOf map
        && map.entries().keySet().stream().noneMatch(StackUpdate::isFunction)) {
      map.entries()
          .forEach(
              (key, inner) -> {
                List<String> longer = new ArrayList<>(path);
                longer.add(key);
                find(inner, id, longer, paths);
              });
    } else if (References.within(value).contains(id)) {
      paths.add(path);
    }
  }

  private void modified(Resource old, Resource now, List<ResourceChange.Detail> details) {
    if (!old.type().equals(now.type())) {
      put(now, "Modify", REPLACES, replacePolicy(old, now), details);
      return;
    }
    if (details.isEmpty()) {
      return;
    }
    CreateOnly.Effect worst = CreateOnly.Effect.UPDATES;
    for (ResourceChange.Detail detail : details) {
      CreateOnly.Effect effect = CreateOnly.effect(now.type(), detail.keys());
      worst = effect.compareTo(worst) > 0 ? effect : worst;
    }
    String replacement =
        switch (worst) {
          case REPLACES -> REPLACES;
          case MAY_REPLACE -> MAY_REPLACE;
          case UPDATES -> STAYS;
        };
    put(
        now,
        "Modify",
        replacement,
        replacement.equals(STAYS) ? "" : replacePolicy(old, now),
        details);
  }

  /** No document says which of the two templates counts: the old one stays when both say so. */
  private static String replacePolicy(Resource old, Resource now) {
    boolean both = old.updateReplacePolicy().isPresent() && now.updateReplacePolicy().isPresent();
    return policy(both ? old.updateReplacePolicy() : Optional.empty(), "ReplaceAnd");
  }

  private static String policy(Optional<String> said, String prefix) {
    String policy = said.orElse(DELETE);
    return prefix + (policy.startsWith("Retain") ? "Retain" : policy);
  }

  private void put(
      Resource resource,
      String action,
      String replacement,
      String policy,
      List<ResourceChange.Detail> details) {
    changes.put(
        resource.id(),
        new ResourceChange(
            action,
            resource.id(),
            action.equals("Add") ? "" : resource.id(),
            resource.type(),
            replacement,
            policy,
            details));
  }

  private ResourceChange.Detail detail(PropertyChange change) {
    return new ResourceChange.Detail(
        ResourceChange.Detail.path(change.path()),
        change.before().map(before::text).orElse(""),
        change.after().map(after::text).orElse(""),
        "");
  }
}
