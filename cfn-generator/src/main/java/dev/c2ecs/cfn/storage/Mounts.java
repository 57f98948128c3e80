package dev.c2ecs.cfn.storage;

import dev.c2ecs.compose.model.ByteSize;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.MalformedValueException;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.model.TmpfsOptions;
import dev.c2ecs.compose.model.Volume;
import dev.c2ecs.compose.model.VolumesFrom;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
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

  /** The mounts of each service, by its name. */
  Map<String, List<Mount>> byService() {
    Map<String, List<Mount>> mounts = new TreeMap<>();
    for (Service service : project.services().values()) {
      mounts.put(service.name(), of(service));
    }
    return mounts;
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
    List<VolumesFrom> sources = service.volumesFrom();
    for (int i = 0; i < sources.size(); i++) {
      if (sources.get(i) instanceof VolumesFrom.OfService from) {
        Service other = project.services().get(from.service());
        if (other != null && !sameTask(service, other)) {
          TreePath path = service.path().child("volumes_from").item(i);
          for (Mount mount : of(other, seen)) {
            mounts.putIfAbsent(mount.target(), mount.takenOver(path, from.readOnly()));
          }
        }
      }
    }
    return new ArrayList<>(mounts.values());
  }

  private boolean sameTask(Service a, Service b) {
    return taskOf.getOrDefault(a.name(), "").equals(taskOf.getOrDefault(b.name(), "."));
  }

  /** A mount, or what it is when the volume is another name for a path or for memory. */
  Mount resolved(Mount mount) {
    if (!(mount instanceof Mount.OfVolume named)) {
      return mount;
    }
    Volume volume = project.volumes().get(named.source().orElse(""));
    if (volume == null) {
      return mount;
    }
    DriverOptions options = new DriverOptions(volume.driverOpts());
    if (options.isTmpfs()) {
      return new Mount.Tmpfs(
          mount.target(),
          mount.readOnly(),
          mount.consistency(),
          Optional.of(new TmpfsOptions(size(options), OptionalLong.empty())),
          mount.path());
    }
    return options.bound().isPresent()
        ? new Mount.Bind(
            inProject(options.bound().get()),
            mount.target(),
            mount.readOnly(),
            mount.consistency(),
            Optional.empty(),
            named.volume(),
            mount.path())
        : mount;
  }

  /**
   * The reader leaves the path of a volume without {@code driver: local} as it is written, and the
   * engine finds nothing there: a directory of the project is meant.
   */
  private String inProject(String device) {
    if (device.startsWith("/")) {
      return device;
    }
    return project.directory() + "/" + (device.startsWith("./") ? device.substring(2) : device);
  }

  private static OptionalLong size(DriverOptions options) {
    try {
      return options.size().isPresent()
          ? OptionalLong.of(ByteSize.parse(options.size().get()))
          : OptionalLong.empty();
    } catch (MalformedValueException e) {
      return OptionalLong.empty();
    }
  }
}
