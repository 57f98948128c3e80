package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.aws.SecretStore;
import dev.c2ecs.cli.aws.SecretStore.Stored;
import dev.c2ecs.cli.deploy.SecretPlan.Item;
import dev.c2ecs.cli.deploy.SecretPlan.Step;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.stack.StackInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the secrets of a project when the user has agreed, before its stack: each under its name,
 * tagged, in a version that is named after its content, so that the same content makes nothing new
 * and another one makes new tasks. A version becomes the current one when it is deployed.
 */
final class SecretWriter {

  private final SecretStore store;
  private final DeployRequest request;
  private final Session session;
  private final List<Item> written = new ArrayList<>();

  SecretWriter(SecretStore store, DeployRequest request, Session session) {
    this.store = store;
    this.request = request;
    this.session = session;
  }

  /**
   * Writes what was planned; returns what there is then.
   *
   * @throws DeployFailure if a secret that awaited deletion has not the values that are needed: it
   *     waits again
   */
  SecretPlan write(SecretPlan plan, SecretPlanner planner) {
    List<Item> restored = restore(plan.items(), planner);
    List<Item> done = new ArrayList<>();
    for (Item item : restored) {
      String name = item.input().name();
      if (item.newKey().isPresent()) {
        store.encrypt(item.stored().orElseThrow(), item.newKey().get());
        session.console().line("secret " + name + ": encrypted with " + item.newKey().get());
      }
      switch (item.step()) {
        case CREATE -> {
          Item created =
              item.as(store.create(name, item.version(), item.value(), item.input().kms(), tags()));
          session.console().line("secret " + name + ": created");
          written.add(created);
          done.add(created);
        }
        case NEW_VERSION, RESTORE_AND_NEW_VERSION -> {
          Item renewed =
              item.as(store.put(item.stored().orElseThrow(), item.version(), item.value()));
          session.console().line("secret " + name + ": new version");
          written.add(renewed);
          done.add(renewed);
        }
        case KEEP, RESTORE -> done.add(item);
      }
    }
    return new SecretPlan(done);
  }

  /** Restores what awaits deletion and reads it, before anything else is written. */
  private List<Item> restore(List<Item> items, SecretPlanner planner) {
    List<Item> result = new ArrayList<>();
    List<Item> restored = new ArrayList<>();
    try {
      for (Item item : items) {
        if (item.restores()) {
          store.restore(item.arn());
          session
              .console()
              .line("secret " + item.input().name() + ": was scheduled for deletion, restored");
          restored.add(item);
          result.add(planner.restored(item));
        } else {
          result.add(item);
        }
      }
    } catch (DeployFailure e) {
      for (Item item : restored) {
        store.delete(item.arn());
        session.console().line("secret " + item.input().name() + ": awaits deletion again");
      }
      throw e;
    }
    return result;
  }

  /**
   * Marks the versions of a deployment that succeeded as the deployed and current ones, those of an
   * earlier one that nobody followed to its end included.
   */
  void settle(SecretPlan plan) {
    for (Item item : plan.items()) {
      if (item.isExternal()) {
        continue;
      }
      try {
        Optional<Stored> now =
            item.step() == Step.KEEP ? item.stored() : store.find(item.input().name());
        now.ifPresent(stored -> store.settle(stored, item.version()));
      } catch (DeployFailure e) {
        session
            .console()
            .line(
                "warning: the deployed version of the secret "
                    + item.input().name()
                    + " is not marked, the next deployment tries again: "
                    + e.getMessage());
      }
    }
    written.clear();
  }

  /** Names what was written and is not known to be deployed. */
  void mention() {
    for (Item item : written) {
      session
          .console()
          .line(
              "secret "
                  + item.input().name()
                  + (item.step() == Step.CREATE
                      ? ": was created for this deployment; `c2ecs deploy` goes on with it, `c2ecs"
                          + " down` removes it"
                      : ": the new version counts when it is deployed; until then the one before"
                          + " stays the current one"));
    }
    written.clear();
  }

  private Map<String, String> tags() {
    Map<String, String> tags = new LinkedHashMap<>(request.tags());
    tags.put(StackInfo.PROJECT_TAG, request.project().name());
    request.identity().source().ifPresent(source -> tags.put(StackInfo.SOURCE_TAG, source));
    return tags;
  }
}
