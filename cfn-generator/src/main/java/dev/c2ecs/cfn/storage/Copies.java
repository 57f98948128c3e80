package dev.c2ecs.cfn.storage;

import dev.c2ecs.cfn.images.Dockerfile;
import dev.c2ecs.cfn.input.AddedFile;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.plan.Stems;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Dependency;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.model.VolumeOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides what is copied from images to mounts, and for which service. */
public final class Copies {

  /** A mount of a file system, by a service. */
  private record Use(Service service, Mount mount) {}

  private final ComposeProject project;
  private final Surroundings surroundings;
  private final Set<String> always = new HashSet<>();

  private Copies(ComposeProject project, Collection<TaskPlan> tasks, Surroundings surroundings) {
    this.project = project;
    this.surroundings = surroundings;
    for (TaskPlan task : tasks) {
      if (task.runsAlways()) {
        task.containers().forEach(container -> always.add(container.name()));
      }
    }
  }

  /**
   * What is copied once, by the service whose image has it.
   *
   * @param mounts the mounts of each service
   * @param fileSystems the file systems by the path and target of each mount
   */
  static Map<String, List<Copy>> once(
      ComposeProject project,
      Collection<TaskPlan> tasks,
      Map<String, List<Mount>> mounts,
      Map<String, FileSystem> fileSystems,
      Surroundings surroundings) {
    Map<String, FileSystem> byKey = new LinkedHashMap<>();
    Map<String, List<Use>> uses = new HashMap<>();
    for (Service service : project.services().values()) {
      for (Mount mount : mounts.getOrDefault(service.name(), List.of())) {
        FileSystem fileSystem = fileSystems.get(StoragePlan.key(mount));
        if (fileSystem != null && fileSystem.existing().isEmpty()) {
          byKey.putIfAbsent(fileSystem.key(), fileSystem);
          uses.computeIfAbsent(fileSystem.key(), key -> new ArrayList<>())
              .add(new Use(service, mount));
        }
      }
    }
    Copies copies = new Copies(project, tasks, surroundings);
    Map<String, List<Copy>> once = new HashMap<>();
    for (FileSystem fileSystem : byKey.values()) {
      List<Use> of = uses.getOrDefault(fileSystem.key(), List.of());
      Optional<Use> use =
          fileSystem.isDirectory() ? copies.seeded(fileSystem, of) : copies.filled(of);
      use.ifPresent(
          found ->
              once.computeIfAbsent(found.service().name(), key -> new ArrayList<>())
                  .add(copy(fileSystem, found.mount())));
    }
    // In an order of its own, so that other services change nothing of it.
    once.values()
        .forEach(list -> list.sort((a, b) -> a.mount().target().compareTo(b.mount().target())));
    return once;
  }

  private static Copy copy(FileSystem fileSystem, Mount mount) {
    return fileSystem.isDirectory()
        ? new Copy(Copy.Way.SEED, seedPath(fileSystem), mount, "")
        : new Copy(Copy.Way.IMAGE, mount.target(), mount, "");
  }

  /** Where the seed of a directory lies in an image. */
  public static String seedPath(FileSystem fileSystem) {
    return "/c2ecs-seeds/" + fileSystem.taskName() + "-" + Stems.hash(fileSystem.key());
  }

  private Optional<Use> seeded(FileSystem fileSystem, List<Use> uses) {
    return fileSystem.directory().map(FileSystem.Directory::seeds).orElse(0) == 0
        ? Optional.empty()
        : first(uses);
  }

  /**
   * Docker fills an empty volume from the image. It is left to the image where that is a data store
   * that does it, or any image that has nothing at its known path of data and shares it with
   * nobody.
   */
  private Optional<Use> filled(List<Use> uses) {
    List<Use> copying = new ArrayList<>();
    for (Use use : uses) {
      boolean nocopy =
          use.mount() instanceof Mount.OfVolume of
              && of.volume().filter(VolumeOptions::nocopy).isPresent();
      if (!nocopy && use.mount().subpath().isEmpty()) {
        copying.add(use);
      }
    }
    Optional<Use> first = first(copying);
    if (first.isEmpty()) {
      return first;
    }
    Service service = first.get().service();
    String image = image(service);
    boolean empty = KnownPaths.isEmpty(image, first.get().mount().target());
    Set<String> services = new HashSet<>();
    uses.forEach(use -> services.add(use.service().name()));
    boolean alone = services.size() == 1 || DataStores.is(service);
    return empty && alone ? Optional.empty() : first;
  }

  private String image(Service service) {
    return service.build().isPresent()
        ? Dockerfile.of(service.build().get(), surroundings).map(Dockerfile::base).orElse("")
        : service.image().orElse("");
  }

  /**
   * The first use in order: of one that writes, of a service that always runs, that needs no other
   * of these services before it.
   */
  private Optional<Use> first(List<Use> uses) {
    List<Use> best = uses;
    List<Use> writing = uses.stream().filter(use -> !use.mount().readOnly()).toList();
    best = writing.isEmpty() ? best : writing;
    List<Use> running = best.stream().filter(use -> always.contains(use.service().name())).toList();
    best = running.isEmpty() ? best : running;
    for (Use use : best) {
      Set<String> needed = new HashSet<>();
      need(use.service(), needed);
      if (best.stream()
          .noneMatch(other -> isOther(other, use) && needed.contains(other.service().name()))) {
        return Optional.of(use);
      }
    }
    return best.stream().findFirst();
  }

  private static boolean isOther(Use first, Use second) {
    return !first.service().name().equals(second.service().name());
  }

  private void need(Service service, Set<String> needed) {
    for (Dependency dependency : service.dependsOn().values()) {
      Service other = project.services().get(dependency.service());
      if (other != null && needed.add(other.name())) {
        need(other, needed);
      }
    }
  }

  /** All that is copied for a service: once, then at every start. */
  public static List<Copy> of(Plan plan, Service service) {
    List<Copy> copies = new ArrayList<>(plan.storage().copies(service));
    for (AddedFile file : plan.images().filesOf(service)) {
      if (file.isAside()) {
        above(plan.storage(), service, file.shownAt())
            .ifPresent(
                mount ->
                    copies.add(
                        new Copy(
                            Copy.Way.FILE,
                            file.target(),
                            mount,
                            file.shownAt().substring(mount.target().length()))));
      }
    }
    return copies;
  }

  /**
   * The mount of a file system that a path is below and that may be written; empty when it is below
   * none, or something else is mounted in between.
   */
  public static Optional<Mount> above(StoragePlan storage, Service service, String path) {
    Optional<Mount> nearest = Optional.empty();
    for (Mount mount : storage.mountsOf(service)) {
      boolean isBelow = path.startsWith(mount.target() + "/");
      boolean hides = !(mount instanceof Mount.Bind) || storage.fileSystem(mount).isPresent();
      boolean nearer =
          nearest.map(found -> found.target().length() < mount.target().length()).orElse(true);
      if (isBelow && hides && nearer) {
        nearest = Optional.of(mount);
      }
    }
    for (String tmpfs : service.tmpfs()) {
      String target = tmpfs.split(":", 2)[0];
      if (path.startsWith(target + "/")
          && nearest.filter(found -> found.target().length() > target.length()).isEmpty()) {
        return Optional.empty();
      }
    }
    return nearest.filter(mount -> !mount.readOnly() && storage.fileSystem(mount).isPresent());
  }
}
