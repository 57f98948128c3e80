package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cli.aws.FileSystems;
import dev.c2ecs.cli.aws.SecretStore;
import dev.c2ecs.cli.stack.OwnStack;
import dev.c2ecs.cli.stack.StackInfo;
import dev.c2ecs.cli.stack.StackResource;
import dev.c2ecs.cli.terminal.CommonWords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What a project has that outlives its stack, or may: file systems and secrets. */
final class Belongings {

  private static final long UNKNOWN = -1;

  private final Session session;
  private final Removal.Request request;
  private final FileSystems systems;
  private final SecretStore store;
  private Optional<DeployedProject> deployed = Optional.empty();

  Belongings(Session session, Removal.Request request, FileSystems systems, SecretStore store) {
    this.session = session;
    this.request = request;
    this.systems = systems;
    this.store = store;
  }

  /**
   * The secrets to remove: also those of earlier deployments. Only a template with secrets makes it
   * certain that there are some; else a missing permission stops nothing.
   */
  List<SecretStore.Stored> secrets(Optional<OwnStack> found) {
    if (request.keepSecrets()) {
      return List.of();
    }
    boolean certain =
        found
            .map(this::deployed)
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
  Map<String, FileSystems.Kept> volumes(Optional<OwnStack> found) {
    Map<String, FileSystems.Kept> all = new LinkedHashMap<>();
    List<String> ids = found.map(this::fileSystems).orElse(List.of());
    if (request.volumes()) {
      tagged().forEach(volume -> all.put(volume.id(), volume));
      ids.stream()
          .filter(id -> !all.containsKey(id))
          .forEach(id -> systems.find(id).ifPresent(volume -> all.put(id, volume)));
    } else if (found.isEmpty() || !ids.isEmpty()) {
      ids.forEach(id -> all.put(id, new FileSystems.Kept(id, "", UNKNOWN, Map.of())));
      session
          .ifAllowed(
              "file systems of earlier deployments, which stay, were not looked for",
              () -> tagged(),
              List.<FileSystems.Kept>of())
          .forEach(volume -> all.put(volume.id(), volume));
    }
    return all;
  }

  private List<FileSystems.Kept> tagged() {
    return systems.tagged(StackInfo.PROJECT_TAG, request.project().name()).stream()
        .filter(volume -> request.project().owns(volume.tags()))
        .toList();
  }

  /** What is deployed; nothing when it may not be read. */
  DeployedProject deployed(OwnStack stack) {
    DeployedProject read =
        deployed.orElseGet(() -> DeployedProject.readIfAllowed(session, stack.info()));
    deployed = Optional.of(read);
    return read;
  }

  /** The IDs of the file systems of a stack. */
  private List<String> fileSystems(OwnStack stack) {
    Supplier<List<StackResource>> lookUp = () -> session.stacks().resources(stack.id());
    List<StackResource> resources =
        request.volumes()
            ? lookUp.get()
            : session.ifAllowed("which file systems stay is not known", lookUp, List.of());
    return resources.stream()
        .filter(r -> ResourceType.FILE_SYSTEM.is(r.type()) && r.exists())
        .map(StackResource::physicalId)
        .toList();
  }

  /** Removes the secrets, and the file systems when they are to go. */
  void remove(Map<String, FileSystems.Kept> volumes, List<SecretStore.Stored> secrets) {
    if (request.volumes()) {
      volumes
          .values()
          .forEach(
              volume -> {
                systems.delete(volume.id());
                session.console().line("removed " + words(volume));
              });
    } else {
      volumes.values().forEach(volume -> session.console().line("stays: " + words(volume)));
    }
    secrets.forEach(secret -> store.delete(secret.arn()));
  }

  /** A file system in words. */
  static String words(FileSystems.Kept volume) {
    return "file system "
        + volume.id()
        + (volume.name().isEmpty() ? "" : " (" + volume.name() + ")")
        + (volume.bytes() == UNKNOWN ? "" : ", " + size(volume.bytes()));
  }

  private static String size(long bytes) {
    return bytes < 1 << 20
        ? CommonWords.count(bytes / 1024, "kB").replace("kBs", "kB")
        : (bytes >> 20) + " MB";
  }
}
