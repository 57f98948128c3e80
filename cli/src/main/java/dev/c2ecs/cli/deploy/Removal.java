package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.aws.FileSystems;
import dev.c2ecs.cli.aws.SecretStore;
import dev.c2ecs.cli.stack.Origins;
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

/** Removes the stack of a project; file systems stay unless they are asked for. */
public final class Removal {

  /**
   * What to remove.
   *
   * @param project the name of the project
   * @param volumes whether file systems go too, with all that is in them
   * @param keepSecrets whether secrets stay
   * @param retain resources to leave behind, for a stack whose removal failed
   * @param role the role that CloudFormation works with
   */
  public record Request(
      String project,
      boolean volumes,
      boolean keepSecrets,
      List<String> retain,
      Optional<String> role) {}

  private final Session session;
  private final Request request;
  private final Console console;
  private final Positions positions = new Positions(Optional.empty());

  /** A removal. */
  public Removal(Session session, Request request) {
    this.session = session;
    this.request = request;
    this.console = session.console();
  }

  /** Removes; returns whether nothing is left but what is to stay. */
  public boolean run() {
    String name = StackNames.of(request.project());
    Optional<StackInfo> found =
        session.busy(
            "looking at the stack",
            () -> session.stacks().find(name).filter(stack -> stack.state().exists()));
    found.ifPresent(stack -> Ownership.check(session, stack, request.project()));
    try (FileSystems systems = new FileSystems(session.aws(), session.pace());
        SecretStore store = new SecretStore(session.aws())) {
      Map<String, FileSystems.Kept> volumes =
          session.busy("looking at the file systems", () -> volumes(found, systems));
      List<SecretStore.Stored> secrets =
          store.tagged(StackInfo.PROJECT_TAG, request.project()).stream()
              .filter(secret -> !secret.deleted())
              .toList();
      boolean nothing =
          found.isEmpty()
              && (!request.volumes() || volumes.isEmpty())
              && (request.keepSecrets() || secrets.isEmpty());
      if (nothing) {
        console.line("nothing to remove: there is no stack " + name + " in " + session.place());
        volumes.values().forEach(volume -> console.line("  stays     " + words(volume)));
        return true;
      }
      plan(name, found, volumes, secrets);
      if (!session.confirm("Remove this?", "--yes")) {
        console.line("nothing was changed");
        return false;
      }
      return remove(found, volumes, secrets, systems, store);
    }
  }

  /** The file systems of the stack, and those that earlier removals left. */
  private Map<String, FileSystems.Kept> volumes(Optional<StackInfo> found, FileSystems systems) {
    Map<String, FileSystems.Kept> all = new LinkedHashMap<>();
    systems
        .tagged(StackInfo.PROJECT_TAG, request.project())
        .forEach(volume -> all.put(volume.id(), volume));
    found.ifPresent(
        stack ->
            session.stacks().resources(stack.id()).stream()
                .filter(r -> r.type().equals("AWS::EFS::FileSystem") && r.exists())
                .map(StackResource::physicalId)
                .filter(id -> !all.containsKey(id))
                .forEach(id -> systems.find(id).ifPresent(volume -> all.put(id, volume))));
    return all;
  }

  private void plan(
      String name,
      Optional<StackInfo> found,
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
    secrets.forEach(
        secret ->
            console.line(
                request.keepSecrets()
                    ? "  stays     secret " + secret.name()
                    : "  goes      secret "
                        + secret.name()
                        + ", can be restored for "
                        + SecretStore.RECOVERY_DAYS
                        + " days"));
  }

  private static String words(FileSystems.Kept volume) {
    return "file system "
        + volume.id()
        + (volume.name().isEmpty() ? "" : " (" + volume.name() + ")")
        + ", "
        + size(volume.bytes());
  }

  private static String size(long bytes) {
    return bytes < 1 << 20
        ? Words.count(bytes / 1024, "kB").replace("kBs", "kB")
        : (bytes >> 20) + " MB";
  }

  private boolean remove(
      Optional<StackInfo> found,
      Map<String, FileSystems.Kept> volumes,
      List<SecretStore.Stored> secrets,
      FileSystems systems,
      SecretStore store) {
    if (found.isPresent() && !removeStack(found.get())) {
      return false;
    }
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
    if (!request.keepSecrets()) {
      secrets.forEach(secret -> store.delete(secret.arn()));
    }
    console.line(console.paint("1;32", "removed"));
    return true;
  }

  private boolean removeStack(StackInfo stack) {
    Operations operations = new Operations(session, positions);
    Origins origins = session.origins(stack);
    StackInfo now = stack;
    // A creation can be deleted while it runs; anything else must end first.
    if (now.state().isMoving() && now.state() != StackState.CREATE_IN_PROGRESS) {
      console.line("the stack is " + now.state().words() + ": following that first");
      if (!operations.attach(now, origins)) {
        return false;
      }
      Optional<StackInfo> after = session.stacks().find(now.id()).filter(s -> s.state().exists());
      if (after.isEmpty()) {
        return true;
      }
      now = after.get();
    }
    boolean gone = operations.delete(now, origins, request.retain(), request.role());
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
