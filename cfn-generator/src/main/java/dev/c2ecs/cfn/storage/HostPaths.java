package dev.c2ecs.cfn.storage;

import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The paths of this machine that a project mounts, so that somebody can look at them. */
public final class HostPaths {

  private HostPaths() {}

  /** The sources of its bind mounts, and of volumes that are another name for a path; absolute. */
  public static Set<String> of(ComposeProject project) {
    Set<String> paths = new TreeSet<>();
    Mounts mounts = new Mounts(project, Map.of());
    for (Service service : project.services().values()) {
      for (Mount mount : service.volumes()) {
        if (mounts.resolved(mount) instanceof Mount.Bind bind && bind.source().startsWith("/")) {
          paths.add(bind.source());
        }
      }
    }
    return paths;
  }

  /** Whether the files of a directory may become part of an image. */
  public static boolean maybeDelivered(String path) {
    return HostPart.of(path).isEmpty();
  }
}
