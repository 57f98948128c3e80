package dev.c2ecs.acceptance.cloud;

import dev.c2ecs.cfn.template.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What CloudFormation's handlers do to one resource, with the events that it reports. */
final class Hands {

  private static final Set<String> KEPT = Set.of("Retain", "RetainExceptOnCreate", "Snapshot");
  private static final int ATTEMPTS = 3;

  final Account account;
  final List<Event> events = new ArrayList<>();
  private final String stack;
  private final Breakage breakage;

  Hands(Account account, String stack, Breakage breakage) {
    this.account = account;
    this.stack = stack;
    this.breakage = breakage;
  }

  void event(String logicalId, String what, String reason) {
    events.addAll(account.said());
    events.add(new Event(logicalId, what, reason));
  }

  /** Creates a thing, which exists even when it then does not become stable. */
  Thing create(Resource resource, Props props) {
    Kind kind = Kinds.of(resource.type());
    breakage.at(resource);
    String id = kind.physicalId(account, resource.id(), props);
    Asset asset = new Asset(resource.type(), id, stack, resource.id(), props);
    kind.create(account, asset);
    account
        .at(asset.thing())
        .filter(other -> !other.outside)
        .ifPresent(
            other -> {
              // Two resources are never one thing, also where the API would change what is there.
              throw new Refusal("AlreadyExists", id + " already exists in stack " + other.stack);
            });
    account.add(asset);
    return asset.thing();
  }

  /** Changes a thing in place. */
  void update(Resource resource, Thing thing, Props wanted) {
    breakage.at(resource);
    restore(thing, wanted);
  }

  /** Changes a thing, without the breakage: what a rollback does. */
  void restore(Thing thing, Props wanted) {
    Asset asset = existing(thing);
    asset.live = Kinds.of(thing.type()).update(account, asset, wanted);
    asset.props = wanted;
  }

  void stabilize(Resource resource, Thing thing) {
    breakage.whenStarted(resource);
    stabilize(thing);
  }

  void stabilize(Thing thing) {
    Kinds.of(thing.type()).stabilize(account, existing(thing));
  }

  private Asset existing(Thing thing) {
    return account
        .at(thing)
        .orElseThrow(
            () -> new Refusal("NotFound", "Resource of type '" + thing.type() + "' was not found"));
  }

  /** Leaves a thing in the account, in no stack. */
  void retain(Thing thing) {
    account.at(thing).ifPresent(asset -> asset.outside = true);
    event(thing.logicalId(), "DELETE_SKIPPED", "");
  }

  /** Deletes a thing; one that is gone already counts as deleted. */
  Optional<String> delete(Thing thing) {
    Optional<Asset> asset = account.at(thing);
    if (asset.isPresent()) {
      try {
        Kinds.of(thing.type()).delete(account, asset.get());
        account.remove(asset.get());
      } catch (Refusal refusal) {
        return Optional.of(refusal.reason());
      }
    }
    event(thing.logicalId(), "DELETE_COMPLETE", "");
    return Optional.empty();
  }

  /**
   * The clean-up after an update: deletes things in an order, and tries those again that something
   * still used. What cannot be deleted leaves the stack all the same and stays in the account.
   */
  void cleanUp(List<Thing> order) {
    List<Thing> left = new ArrayList<>(order);
    for (int attempt = 1; attempt <= ATTEMPTS && !left.isEmpty(); attempt++) {
      List<Thing> tried = new ArrayList<>(left);
      left.clear();
      for (Thing thing : tried) {
        Optional<String> refusal = delete(thing);
        if (refusal.isPresent()) {
          left.add(thing);
          event(thing.logicalId(), "DELETE_FAILED", refusal.get());
        }
      }
    }
    for (Thing thing : left) {
      account.at(thing).ifPresent(asset -> asset.outside = true);
      event(thing.logicalId(), Event.LEFTOVER, thing.physicalId() + " stays in the account");
    }
  }

  /** Whether a policy keeps the thing. */
  static boolean keeps(Optional<String> policy) {
    return policy.filter(KEPT::contains).isPresent();
  }
}
