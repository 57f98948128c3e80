package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.aws.FileSystems;
import dev.c2ecs.cli.aws.SecretStore;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.stack.Origins;
import dev.c2ecs.cli.stack.OwnStack;
import dev.c2ecs.cli.stack.StackInfo;
import dev.c2ecs.cli.stack.StackNames;
import dev.c2ecs.cli.stack.StackResource;
import dev.c2ecs.cli.stack.StackState;
import dev.c2ecs.cli.terminal.Console;
import dev.c2ecs.cli.terminal.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Removes the stack of a project; file systems stay unless they are asked for. */
public final class Removal {

  /**
   * What to remove.
   *
   * @param project the project
   * @param volumes whether file systems go too, with all that is in them
   * @param keepSecrets whether secrets stay
   * @param retain resources to leave behind, for a stack whose removal failed
   * @param role the role that CloudFormation works with
   */
  public record Request(
      ProjectIdentity project,
      boolean volumes,
      boolean keepSecrets,
      List<String> retain,
      Optional<String> role) {}

  private static final long UNKNOWN = -1;
  private static final String REST =
      "the stack is removed; `c2ecs down`, with the same options, goes on with the rest";

  private final Session session;
  private final Request request;
  private final Console console;
  private final Positions positions = new Positions(Optional.empty());
  private final Ownership ownership;

  /** A removal. */
  public Removal(Session session, Request request) {
    this.session = session;
    this.request = request;
    this.console = session.console();
    this.ownership = new Ownership(session, request.project());
  }

  /** Removes; returns whether nothing is left but what is to stay. */
  public boolean run() {
    Optional<Boolean> done = Optional.empty();
    while (done.isEmpty()) {
      done = attempt();
    }
    return done.get();
  }

  /** Looks, asks, removes; empty when somebody else changed the stack meanwhile. */
  private Optional<Boolean> attempt() {
    String name = StackNames.of(request.project().name());
    Optional<OwnStack> found =
        session
            .busy("looking at the stack", () -> session.stacks().find(name))
            .filter(stack -> stack.state().exists())
            .map(ownership::of);
    try (FileSystems systems = new FileSystems(session.aws(), session.pace());
        SecretStore store = new SecretStore(session.aws())) {
      Map<String, FileSystems.Kept> volumes =
          session.busy("looking at the file systems", () -> volumes(found, systems));
      List<SecretStore.Stored> secrets =
          session.busy("looking at the secrets", () -> secrets(found, store));
      boolean nothing =
          found.isEmpty() && (!request.volumes() || volumes.isEmpty()) && secrets.isEmpty();
      if (nothing) {
        console.line("nothing to remove: there is no stack " + name + " in " + session.place());
        volumes.values().forEach(volume -> console.line("  stays     " + words(volume)));
        return Optional.of(true);
      }
      plan(name, found, volumes, secrets);
      if (!session.confirm("Remove this?", "--yes")) {
        console.line("nothing was changed");
        return Optional.of(false);
      }
      if (moved(found)) {
        return Optional.empty();
      }
      return Optional.of(remove(found, volumes, secrets, systems, store));
    }
  }

  private boolean moved(Optional<OwnStack> found) {
    if (found.isEmpty()) {
      return session
          .stacks()
          .find(StackNames.of(request.project().name()))
          .filter(stack -> stack.state().exists())
          .isPresent();
    }
    return session.isMoved(found.get().info());
  }

  /**
   * The secrets to remove: also those of earlier deployments. Only a template with secrets makes it
   * certain that there are some; else a missing permission stops nothing.
   */
  private List<SecretStore.Stored> secrets(Optional<OwnStack> found, SecretStore store) {
    if (request.keepSecrets()) {
      return List.of();
    }
    boolean certain =
        found
            .flatMap(stack -> DeployedProject.readIfAllowed(session, stack.info()))
            .filter(deployed -> deployed.mentions("secretsmanager:"))
            .isPresent();
    Supplier<List<SecretStore.Stored>> lookUp =
        () ->
            store.tagged(StackInfo.PROJECT_TAG, request.project().name()).stream()
                .filter(secret -> !secret.deleted() && request.project().owns(secret.tags()))
                .toList();
    return certain
        ? lookUp.get()
        : session.ifAllowed(
            "secrets of earlier deployments were not looked for", lookUp, List.of());
  }

  /**
   * The file systems of the stack, and those that earlier removals left. They stay by themselves,
   * so that EFS is asked only when there can be some, and a missing permission stops nothing unless
   * they are to be removed.
   */
  private Map<String, FileSystems.Kept> volumes(Optional<OwnStack> found, FileSystems systems) {
    Map<String, FileSystems.Kept> all = new LinkedHashMap<>();
    List<String> ids = found.map(this::fileSystems).orElse(List.of());
    if (request.volumes()) {
      tagged(systems).forEach(volume -> all.put(volume.id(), volume));
      ids.stream()
          .filter(id -> !all.containsKey(id))
          .forEach(id -> systems.find(id).ifPresent(volume -> all.put(id, volume)));
    } else if (found.isEmpty() || !ids.isEmpty()) {
      ids.forEach(id -> all.put(id, new FileSystems.Kept(id, "", UNKNOWN, Map.of())));
      session
          .ifAllowed(
              "file systems of earlier deployments, which stay, were not looked for",
              () -> tagged(systems),
              List.<FileSystems.Kept>of())
          .forEach(volume -> all.put(volume.id(), volume));
    }
    return all;
  }

  private List<FileSystems.Kept> tagged(FileSystems systems) {
    return systems.tagged(StackInfo.PROJECT_TAG, request.project().name()).stream()
        .filter(volume -> request.project().owns(volume.tags()))
        .toList();
  }

  /** The IDs of the file systems of a stack. */
  private List<String> fileSystems(OwnStack stack) {
    Supplier<List<StackResource>> lookUp = () -> session.stacks().resources(stack.id());
    List<StackResource> resources =
        request.volumes()
            ? lookUp.get()
            : session.ifAllowed("which file systems stay is not known", lookUp, List.of());
    return resources.stream()
        .filter(r -> r.type().equals("AWS::EFS::FileSystem") && r.exists())
        .map(StackResource::physicalId)
        .toList();
  }

  private void plan(
      String name,
      Optional<OwnStack> found,
      Map<String, FileSystems.Kept> volumes,
      List<SecretStore.Stored> secrets) {
    console.line(console.paint("1", "  HAPPENS   TO"));
    found.ifPresent(
        stack ->
            console.line(
                "  goes      stack "
                    + name
                    + " in "
                    + session.place()
                    + ", "
                    + stack.state().words()));
    volumes
        .values()
        .forEach(
            volume ->
                console.line(
                    request.volumes()
                        ? "  "
                            + console.paint("1;31", "GOES      ")
                            + words(volume)
                            + " with all that is in it"
                        : "  stays     " + words(volume)));
    if (found.isPresent() && !volumes.isEmpty() && !request.volumes()) {
      console.line(
          "            a later deployment starts with new, empty file systems: it does not take"
              + " these up again");
    }
    if (request.keepSecrets()) {
      console.line("  stays     the secrets of " + request.project().name());
    }
    secrets.forEach(
        secret ->
            console.line(
                "  goes      secret "
                    + secret.name()
                    + ", can be restored for "
                    + SecretStore.RECOVERY_DAYS
                    + " days"));
  }

  private static String words(FileSystems.Kept volume) {
    return "file system "
        + volume.id()
        + (volume.name().isEmpty() ? "" : " (" + volume.name() + ")")
        + (volume.bytes() == UNKNOWN ? "" : ", " + size(volume.bytes()));
  }

  private static String size(long bytes) {
    return bytes < 1 << 20
        ? Words.count(bytes / 1024, "kB").replace("kBs", "kB")
        : (bytes >> 20) + " MB";
  }

  private boolean remove(
      Optional<OwnStack> found,
      Map<String, FileSystems.Kept> volumes,
      List<SecretStore.Stored> secrets,
      FileSystems systems,
      SecretStore store) {
    if (found.isPresent() && !removeStack(found.get())) {
      return false;
    }
    session.interrupts().plan(REST, () -> {});
    try {
      removeRest(volumes, secrets, systems, store);
    } catch (DeployFailure e) {
      throw e.atLast(e.getMessage() + "\n" + REST);
    }
    console.line(console.paint("1;32", "removed"));
    return true;
  }

  private void removeRest(
      Map<String, FileSystems.Kept> volumes,
      List<SecretStore.Stored> secrets,
      FileSystems systems,
      SecretStore store) {
    if (request.volumes()) {
      volumes
          .values()
          .forEach(
              volume -> {
                systems.delete(volume.id());
                console.line("removed " + words(volume));
              });
    } else {
      volumes.values().forEach(volume -> console.line("stays: " + words(volume)));
    }
    secrets.forEach(secret -> store.delete(secret.arn()));
  }

  private boolean removeStack(OwnStack stack) {
    Operations operations = new Operations(session, positions);
    Origins origins =
        DeployedProject.readIfAllowed(session, stack.info())
            .orElse(DeployedProject.NOTHING)
            .origins();
    OwnStack now = stack;
    // A creation can be deleted while it runs; anything else must end first.
    if (now.state().isMoving() && now.state() != StackState.CREATE_IN_PROGRESS) {
      console.line("the stack is " + now.state().words() + ": following that first");
      if (!operations.attach(now.info(), origins, Optional.empty(), Ongoing.REMOVAL)) {
        return false;
      }
      Optional<OwnStack> after =
          now.now(session.stacks().find(now.id()).filter(s -> s.state().exists()));
      if (after.isEmpty()) {
        return true;
      }
      now = after.get();
    }
    boolean gone =
        operations.delete(now, origins, request.retain(), request.role(), Ongoing.REMOVAL);
    if (!gone) {
      console.line(
          "the stack is now: "
              + StackState.DELETE_FAILED.words()
              + ". `c2ecs down` tries again, `c2ecs down --retain LOGICAL-ID` leaves a resource"
              + " behind");
    }
    return gone;
  }
}
