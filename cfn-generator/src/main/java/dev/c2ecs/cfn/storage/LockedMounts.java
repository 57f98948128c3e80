package dev.c2ecs.cfn.storage;

import dev.c2ecs.cfn.extension.ProjectExtensions;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Mount;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a lock says of the directories that a project mounts. */
public final class LockedMounts {

  private LockedMounts() {}

  /**
   * Whether each directory of the project that some service may write is data, by its path as seen
   * from the project: {@code ./data}. What the surroundings have of a lock stays as it is.
   */
  public static Map<String, Boolean> of(ComposeProject project, Surroundings surroundings) {
    Map<String, List<Mount>> mounts = new Mounts(project, Map.of()).byService();
    Map<String, MountPurpose> purposes =
        MountPurposes.of(project, ProjectExtensions.of(project), mounts, surroundings);
    Map<String, Boolean> data = new TreeMap<>();
    for (List<Mount> all : mounts.values()) {
      for (Mount mount : all) {
        if (mount instanceof Mount.Bind bind
            && (bind.source() + "/").startsWith(project.directory() + "/")
            && !surroundings.at(bind.source()).isFile()) {
          String path = "." + bind.source().substring(project.directory().length());
          MountPurpose purpose = purposes.get(StoragePlan.key(mount));
          if (purpose instanceof MountPurpose.Data) {
            data.put(path, true);
          } else if (purpose instanceof MountPurpose.Configuration files && files.changes()) {
            data.put(path, false);
          }
        }
      }
    }
    return data;
  }
}
