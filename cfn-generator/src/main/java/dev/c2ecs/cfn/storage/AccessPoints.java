package dev.c2ecs.cfn.storage;

import dev.c2ecs.cfn.plan.LogicalIds;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All access points of a project, with IDs and names of their own: whole volumes keep theirs, a
 * directory whose ID or name is taken gets four digits of the hash of its path.
 */
public final class AccessPoints {

  private static final String SUFFIX = "AccessPoint";

  private final Map<String, AccessPoint> points = new TreeMap<>();
  private final Map<String, String> ids = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();

  /**
   * The access points of a project.
   *
   * @param volumeIds the stems of the logical IDs of file systems
   */
  public AccessPoints(Collection<TaskPlan> tasks, StoragePlan storage, LogicalIds volumeIds) {
    for (TaskPlan task : tasks) {
      for (Service container : task.containers()) {
        for (Mount mount : storage.mountsOf(container)) {
          storage
              .fileSystem(mount)
              .map(volume -> AccessPoint.of(volume, mount))
              .ifPresent(point -> points.putIfAbsent(point.key(), point));
        }
      }
    }
    Set<String> takenIds = new HashSet<>();
    Set<String> takenNames = new HashSet<>();
    for (AccessPoint point : points.values()) {
      takenIds.add(volumeIds.of(point.volume().key()));
      takenNames.add(point.volume().taskName());
    }
    for (AccessPoint point : points.values()) {
      boolean whole = point.subpath().isEmpty();
      String hash = LogicalIds.hash(point.key());
      String id = point.id(volumeIds);
      String name = point.taskName();
      ids.put(point.key(), whole || takenIds.add(id) ? id : id + hash);
      names.put(point.key(), whole || takenNames.add(name) ? name : name + "-" + hash);
    }
  }

  /** The access points, sorted. */
  Collection<AccessPoint> all() {
    return points.values();
  }

  /** The logical ID of an access point. */
  String id(AccessPoint point) {
    return ids.getOrDefault(point.key(), "") + SUFFIX;
  }

  /** The name of its volume inside a task. */
  String taskName(AccessPoint point) {
    return names.getOrDefault(point.key(), "");
  }
}
