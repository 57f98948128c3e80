package dev.c2ecs.cfn.storage;

import dev.c2ecs.cfn.extension.ProjectExtensions;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Mount;
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
    Map<String, List<Mount>> mounts = new Mounts(project, Map.of()).byService();
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
