package dev.c2ecs.cfn.storage;

import dev.c2ecs.compose.model.ByteSize;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.model.ShortFormException;
import dev.c2ecs.compose.model.TmpfsOptions;
import dev.c2ecs.compose.model.Volume;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a service mounts in the end: its own {@code volumes}, those that {@code volumes_from} takes
 * from services of other tasks, and volumes that are another name for a path or for memory.
 */
public final class Mounts {

  private final ComposeProject project;
  private final Map<String, String> taskOf;

  /**
   * Reads the mounts of a project.
   *
   * @param taskOf the name of the task of each service
   */
  public Mounts(ComposeProject project, Map<String, String> taskOf) {
    this.project = project;
    this.taskOf = taskOf;
  }

  /** The mounts of a service; of two for one target its own comes first. */
  public List<Mount> of(Service service) {
    return of(service, new TreeSet<>());
  }

  private List<Mount> of(Service service, Set<String> seen) {
    Map<String, Mount> mounts = new LinkedHashMap<>();
    for (Mount mount : service.volumes()) {
      mounts.put(mount.target(), resolved(mount));
    }
    if (!seen.add(service.name())) {
      return List.of();
    }
    for (int i = 0; i < service.volumesFrom().size(); i++) {
      TreePath path = service.path().child("volumes_from").item(i);
      String[] words = service.volumesFrom().get(i).split(":", 2);
      Service other = project.services().get(words[0]);
      if (other != null && !sameTask(service, other)) {
        boolean readOnly = words.length > 1 && words[1].equals("ro");
        for (Mount mount : of(other, seen)) {
          boolean either = readOnly || mount.readOnly();
          Mount taken = copy(mount, mount.type(), mount.source(), either, mount.tmpfs(), path);
          mounts.putIfAbsent(mount.target(), taken);
        }
      }
    }
    return new ArrayList<>(mounts.values());
  }

  private boolean sameTask(Service a, Service b) {
    return taskOf.getOrDefault(a.name(), "").equals(taskOf.getOrDefault(b.name(), "."));
  }

  private Mount resolved(Mount mount) {
    Volume volume = project.volumes().get(mount.source().orElse(""));
    if (volume == null || !mount.type().equals("volume")) {
      return mount;
    }
    DriverOptions options = new DriverOptions(volume.driverOpts());
    if (options.isTmpfs()) {
      TmpfsOptions memory = new TmpfsOptions(size(options), OptionalLong.empty());
      return copy(
          mount, "tmpfs", Optional.empty(), mount.readOnly(), Optional.of(memory), mount.path());
    }
    return options.bound().isPresent()
        ? copy(mount, "bind", options.bound(), mount.readOnly(), mount.tmpfs(), mount.path())
        : mount;
  }

  private static OptionalLong size(DriverOptions options) {
    try {
      return options.size().isPresent()
          ? OptionalLong.of(ByteSize.parse(options.size().get()))
          : OptionalLong.empty();
    } catch (ShortFormException e) {
      return OptionalLong.empty();
    }
  }

  /** A mount of the same target with some other components. */
  private static Mount copy(
      Mount mount,
      String type,
      Optional<String> source,
      boolean readOnly,
      Optional<TmpfsOptions> tmpfs,
      TreePath path) {
    return new Mount(
        type,
        source,
        mount.target(),
        readOnly,
        mount.consistency(),
        mount.bind(),
        mount.volume(),
        tmpfs,
        mount.image(),
        path);
  }
}
