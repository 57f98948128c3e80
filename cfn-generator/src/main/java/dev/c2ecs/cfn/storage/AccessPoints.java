package dev.c2ecs.cfn.storage;

import dev.c2ecs.cfn.plan.UniqueNames;
import dev.c2ecs.cfn.resourcetype.Limits;
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
 * All access points of a project, and the names of their volumes inside tasks: whole volumes keep
 * theirs, a directory whose name is taken gets four digits of the hash of its path.
 */
public final class AccessPoints {

  /** The volumes of a task that are none of the project: secrets, scratch space, tools. */
  private static final String OURS = "(.*-)?run-secrets|.*-scratch[0-9]+|c2ecs-tools";

  private final Map<String, AccessPoint> points = new TreeMap<>();
  private final Map<String, String> names = new HashMap<>();

  /** The access points of the mounts of some tasks. */
  public AccessPoints(Collection<TaskPlan> tasks, StoragePlan storage) {
    for (TaskPlan task : tasks) {
      for (Service container : task.containers()) {
        for (Copy copy : storage.copies(container)) {
          storage
              .fileSystem(copy.mount())
              .map(AccessPoint::marks)
              .ifPresent(point -> points.putIfAbsent(point.key(), point));
        }
        for (Mount mount : storage.mountsOf(container)) {
          storage
              .fileSystem(mount)
              .map(volume -> AccessPoint.of(volume, mount))
              .ifPresent(point -> points.putIfAbsent(point.key(), point));
        }
      }
    }
    Set<FileSystem> whole = new HashSet<>();
    UniqueNames unique = new UniqueNames(Limits.ECS_NAME, "-");
    for (AccessPoint point : points.values()) {
      if (isWhole(point)) {
        names.put(point.key(), name(point, unique));
      } else {
        // A directory never takes the name of a whole volume, whether that is mounted or not.
        whole.add(point.volume());
      }
    }
    for (FileSystem volume : whole) {
      unique.reserve(volume.taskName());
    }
    for (AccessPoint point : points.values()) {
      if (!isWhole(point)) {
        names.put(point.key(), name(point, unique));
      }
    }
  }

  private static boolean isWhole(AccessPoint point) {
    return point.subpath().isEmpty() && !point.isMarks();
  }

  private static String name(AccessPoint point, UniqueNames unique) {
    String name = point.taskName();
    if (name.matches(OURS)) {
      unique.reserve(name);
    }
    return unique.take(point.key(), name, "");
  }

  /** The access points, sorted. */
  public Collection<AccessPoint> all() {
    return points.values();
  }

  /** The name of the volume of an access point inside a task. */
  String taskName(AccessPoint point) {
    return names.getOrDefault(point.key(), "");
  }
}
