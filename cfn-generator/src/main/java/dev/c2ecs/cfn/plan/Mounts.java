package dev.c2ecs.cfn.plan;

import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.model.TmpfsOptions;
import dev.c2ecs.compose.model.Volume;
import dev.c2ecs.compose.shortform.ByteSize;
import dev.c2ecs.compose.shortform.ShortFormException;
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
final class Mounts {

  private final ComposeProject project;
  private final Map<String, String> taskOf;

  /**
   * Reads the mounts of a project.
   *
   * @param taskOf the name of the task of each service
   */
  Mounts(ComposeProject project, Map<String, String> taskOf) {
    this.project = project;
    this.taskOf = taskOf;
  }

  /** The mounts of a service; of two for one target its own comes first. */
  List<Mount> of(Service service) {
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
          mounts.putIfAbsent(mount.target(), taken(mount, readOnly, path));
        }
      }
    }
    return new ArrayList<>(mounts.values());
  }

  private boolean sameTask(Service a, Service b) {
    return taskOf.getOrDefault(a.name(), "").equals(taskOf.getOrDefault(b.name(), "."));
  }

  private static Mount taken(Mount mount, boolean readOnly, TreePath path) {
    return new Mount(
        mount.type(),
        mount.source(),
        mount.target(),
        readOnly || mount.readOnly(),
        mount.consistency(),
        mount.bind(),
        mount.volume(),
        mount.tmpfs(),
        mount.image(),
        path);
  }

  private Mount resolved(Mount mount) {
    Volume volume = project.volumes().get(mount.source().orElse(""));
    if (volume == null || !mount.type().equals("volume")) {
      return mount;
    }
    DriverOptions options = new DriverOptions(volume.driverOpts());
    if (options.isTmpfs()) {
      TmpfsOptions memory = new TmpfsOptions(size(options), OptionalLong.empty());
      return withSource(mount, "tmpfs", Optional.empty(), Optional.of(memory));
    }
    return options.bound().isPresent()
        ? withSource(mount, "bind", options.bound(), mount.tmpfs())
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

  private static Mount withSource(
      Mount mount, String type, Optional<String> source, Optional<TmpfsOptions> tmpfs) {
    return new Mount(
        type,
        source,
        mount.target(),
        mount.readOnly(),
        mount.consistency(),
        mount.bind(),
        mount.volume(),
        tmpfs,
        mount.image(),
        mount.path());
  }
}
