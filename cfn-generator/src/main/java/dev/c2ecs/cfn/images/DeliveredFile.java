package dev.c2ecs.cfn.images;

import dev.c2ecs.compose.HostPathKind;
import dev.c2ecs.compose.model.Build;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.FileReference;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A file or directory of the project that must be in the image of a service, because a task has no
 * host to mount it from: a config, a mounted file, a directory that is mounted to be read.
 *
 * @param source the config, or the path as seen from the project directory
 * @param target the path in the container, with the mode and the owner that are asked for
 * @param path its path in the project
 */
public record DeliveredFile(String source, String target, TreePath path) {

  /** The files that the image of a service must have. */
  public static List<DeliveredFile> of(
      Service service,
      List<Mount> mounts,
      ComposeProject project,
      Map<String, HostPathKind> sources,
      Set<String> written) {
    List<DeliveredFile> files = new ArrayList<>();
    for (FileReference config : service.configs()) {
      String target = config.target().orElse("/" + config.source());
      String rights = rights(config);
      files.add(new DeliveredFile("config " + config.source(), target + rights, config.path()));
    }
    for (Mount mount : mounts) {
      if (mount instanceof Mount.Bind bind
          && isInProject(bind, project)
          && !isSourceCode(service, bind)
          && isRead(bind, sources, written)) {
        String source = bind.source().substring(project.directory().length());
        files.add(new DeliveredFile("." + source, mount.target(), mount.path()));
      }
    }
    return files;
  }

  /** The owner and mode that a config asks for, to be said with its path. */
  private static String rights(FileReference config) {
    List<String> rights = new ArrayList<>();
    config.mode().ifPresent(mode -> rights.add("mode " + mode));
    if (config.uid().isPresent() || config.gid().isPresent()) {
      rights.add("owner " + config.uid().orElse("0") + ":" + config.gid().orElse("0"));
    }
    return rights.isEmpty() ? "" : " (" + String.join(", ", rights) + ")";
  }

  /** Whether a mount is of something below the project directory. */
  public static boolean isInProject(Mount.Bind mount, ComposeProject project) {
    return (mount.source() + "/").startsWith(project.directory() + "/");
  }

  /** Whether a mount is of the directory that the image of the service is built from. */
  public static boolean isSourceCode(Service service, Mount.Bind mount) {
    String context = service.build().map(Build::context).orElse("");
    return !context.isEmpty() && (mount.source() + "/").startsWith(context + "/");
  }

  /** The directories of the project that some service may write. */
  public static Set<String> written(Map<String, List<Mount>> mounts, ComposeProject project) {
    Set<String> written = new TreeSet<>();
    for (Service service : project.services().values()) {
      for (Mount mount : mounts.getOrDefault(service.name(), List.of())) {
        if (mount instanceof Mount.Bind bind
            && isInProject(bind, project)
            && !isSourceCode(service, bind)
            && !bind.readOnly()) {
          written.add(bind.source());
        }
      }
    }
    return written;
  }

  /** A directory that some service may write is data, not a part of the image. */
  public static boolean isRead(
      Mount.Bind mount, Map<String, HostPathKind> sources, Set<String> written) {
    String source = mount.source();
    return sources.getOrDefault(source, HostPathKind.MISSING) == HostPathKind.FILE
        || !written.contains(source);
  }
}
