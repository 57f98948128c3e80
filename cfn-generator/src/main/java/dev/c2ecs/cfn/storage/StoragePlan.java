package dev.c2ecs.cfn.storage;

import dev.c2ecs.cfn.extension.ProjectExtensions;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is mounted, and by whom.
 *
 * @param mounts what each service mounts
 * @param purposes what each bind mount is, by its path and target
 * @param fileSystems the file systems by the path and target of each mount
 * @param users the services that mount a file system, by its key, then by name
 * @param tasksUsing the tasks that mount a file system, by its key, then by name
 * @param tasksWriting the tasks that may write a file system, by its key
 * @param copies what is copied once to file systems, by the service whose image has it
 */
public record StoragePlan(
    Map<String, List<Mount>> mounts,
    Map<String, MountPurpose> purposes,
    Map<String, FileSystem> fileSystems,
    Map<String, Map<String, Service>> users,
    Map<String, Map<String, TaskPlan>> tasksUsing,
    Map<String, Set<String>> tasksWriting,
    Map<String, List<Copy>> copies) {

  /** Directories that a build fills with what the application needs. */
  private static final Set<String> DEPENDENCIES =
      Set.of("node_modules", "vendor", "venv", ".venv", ".next", ".nuxt");

  public StoragePlan {
    mounts = Collections.unmodifiableMap(mounts);
    purposes = Collections.unmodifiableMap(purposes);
    fileSystems = Collections.unmodifiableMap(fileSystems);
    users = Collections.unmodifiableMap(users);
    tasksUsing = Collections.unmodifiableMap(tasksUsing);
    tasksWriting = Collections.unmodifiableMap(tasksWriting);
    copies = Collections.unmodifiableMap(copies);
  }

  /**
   * The mounts of a project.
   *
   * @param tasks the tasks by the name of their main service
   * @param surroundings what is at the source of each bind mount
   */
  public static StoragePlan of(
      ComposeProject project,
      ProjectExtensions extensions,
      Map<String, TaskPlan> tasks,
      Surroundings surroundings) {
    Map<String, String> taskOf = new HashMap<>();
    tasks.forEach((name, task) -> task.containers().forEach(c -> taskOf.put(c.name(), name)));
    Map<String, List<Mount>> mounts = new Mounts(project, taskOf).byService();
    Map<String, MountPurpose> purposes =
        MountPurposes.of(project, extensions, mounts, surroundings);
    Map<String, FileSystem> fileSystems = new HashMap<>();
    for (Service service : project.services().values()) {
      for (Mount mount : mounts.getOrDefault(service.name(), List.of())) {
        FileSystem.of(mount, Optional.ofNullable(purposes.get(key(mount))), project, surroundings)
            .ifPresent(fileSystem -> fileSystems.put(key(mount), fileSystem));
      }
    }
    Map<String, Map<String, Service>> users = new HashMap<>();
    Map<String, Map<String, TaskPlan>> tasksUsing = new HashMap<>();
    Map<String, Set<String>> tasksWriting = new HashMap<>();
    for (TaskPlan task : tasks.values()) {
      for (Service container : task.containers()) {
        for (Mount mount : mounts.getOrDefault(container.name(), List.of())) {
          FileSystem fileSystem = fileSystems.get(key(mount));
          if (fileSystem != null) {
            String key = fileSystem.key();
            users.computeIfAbsent(key, k -> new TreeMap<>()).put(container.name(), container);
            tasksUsing.computeIfAbsent(key, k -> new TreeMap<>()).put(task.name(), task);
            if (!mount.readOnly()) {
              tasksWriting.computeIfAbsent(key, k -> new TreeSet<>()).add(task.name());
            }
          }
        }
      }
    }
    Map<String, List<Copy>> copies =
        fileSystems.isEmpty()
            ? Map.of()
            : Copies.once(project, tasks.values(), mounts, fileSystems, surroundings);
    return new StoragePlan(mounts, purposes, fileSystems, users, tasksUsing, tasksWriting, copies);
  }

  /** What tells the mounts of a project apart. */
  static String key(Mount mount) {
    return mount.path() + ":" + mount.target();
  }

  /** What a service mounts. */
  public List<Mount> mountsOf(Service service) {
    return mounts.getOrDefault(service.name(), List.of());
  }

  /** What a bind mount is. */
  public Optional<MountPurpose> purpose(Mount mount) {
    return Optional.ofNullable(purposes.get(key(mount)));
  }

  /**
   * Whether an anonymous volume is there to keep what the image has beside mounted source code, or
   * what a build has filled.
   */
  public boolean keepsTheImage(Service service, Mount.OfVolume mount) {
    String last = mount.target().substring(mount.target().lastIndexOf('/') + 1);
    return (service.build().isPresent() && DEPENDENCIES.contains(last))
        || mountsOf(service).stream()
            .anyMatch(
                other ->
                    purpose(other).orElse(null) instanceof MountPurpose.SourceCode
                        && mount.target().startsWith(other.target() + "/"));
  }

  /** The file system that a mount is of, if it is of one. */
  public Optional<FileSystem> fileSystem(Mount mount) {
    return Optional.ofNullable(fileSystems.get(key(mount)));
  }

  /** What is copied once from the image of a service. */
  public List<Copy> copies(Service service) {
    return copies.getOrDefault(service.name(), List.of());
  }

  /** The services that mount a file system, by name. */
  public Collection<Service> users(FileSystem fileSystem) {
    return users.getOrDefault(fileSystem.key(), Map.of()).values();
  }

  /** The tasks that mount a file system, by name. */
  public Collection<TaskPlan> tasksUsing(FileSystem fileSystem) {
    return tasksUsing.getOrDefault(fileSystem.key(), Map.of()).values();
  }

  /** The file systems that a task mounts. */
  public Collection<FileSystem> fileSystemsOf(TaskPlan task) {
    Map<String, FileSystem> mounted = new TreeMap<>();
    for (Service container : task.containers()) {
      for (Mount mount : mountsOf(container)) {
        fileSystem(mount).ifPresent(found -> mounted.putIfAbsent(found.key(), found));
      }
    }
    return mounted.values();
  }

  /** How many tasks may write a file system. */
  public int writers(FileSystem fileSystem) {
    return tasksWriting.getOrDefault(fileSystem.key(), Set.of()).size();
  }
}
