package dev.c2ecs.cfn.storage;

import dev.c2ecs.cfn.extension.ProjectExtensions;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The mounts whose files are delivered, known before there are tasks. */
public final class DeliveredMounts {

  private DeliveredMounts() {}

  /** Those of each service that has some, by its name. */
  public static Map<String, List<Mount.Bind>> of(
      ComposeProject project, ProjectExtensions extensions, Surroundings surroundings) {
    Map<String, List<Mount>> mounts = new TreeMap<>();
    boolean any = false;
    for (Service service : project.services().values()) {
      List<Mount> own = new Mounts(project, Map.of()).of(service);
      mounts.put(service.name(), own);
      for (Mount mount : own) {
        any |= mount instanceof Mount.Bind;
      }
    }
    if (!any) {
      return Map.of();
    }
    Map<String, MountPurpose> purposes =
        MountPurposes.of(project, extensions, mounts, surroundings);
    Map<String, List<Mount.Bind>> delivered = new TreeMap<>();
    mounts.forEach(
        (name, own) -> {
          for (Mount mount : own) {
            if (mount instanceof Mount.Bind bind
                && purposes.get(StoragePlan.key(mount)) instanceof MountPurpose.Configuration) {
              delivered.computeIfAbsent(name, key -> new ArrayList<>()).add(bind);
            }
          }
        });
    return delivered;
  }
}
