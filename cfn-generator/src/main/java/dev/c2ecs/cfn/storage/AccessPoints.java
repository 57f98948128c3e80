package dev.c2ecs.cfn.storage;

import dev.c2ecs.cfn.plan.Stems;
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

  private final Map<String, AccessPoint> points = new TreeMap<>();
  private final Map<String, String> names = new HashMap<>();

  /** The access points of the mounts of some tasks. */
  public AccessPoints(Collection<TaskPlan> tasks, StoragePlan storage) {
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
    Set<String> taken = new HashSet<>();
    for (AccessPoint point : points.values()) {
      taken.add(point.volume().taskName());
    }
    for (AccessPoint point : points.values()) {
      String name = point.taskName();
      boolean free = point.subpath().isEmpty() || taken.add(name);
      names.put(point.key(), free ? name : name + "-" + Stems.hash(point.key()));
    }
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
