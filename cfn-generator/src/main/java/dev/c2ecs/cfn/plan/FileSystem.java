package dev.c2ecs.cfn.plan;

import dev.c2ecs.compose.SourceKind;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.model.Volume;
import dev.c2ecs.compose.tree.TreePath;
import java.util.Map;
import java.util.Optional;

/**
 * Data that outlives tasks: a named volume, or a directory of the project that is mounted to be
 * written.
 *
 * @param key the key of the volume, or the directory as seen from the project: {@code ./data}
 * @param name its name for people
 * @param labels its labels
 * @param path its path in the project
 * @param kind what is in the directory now; {@link SourceKind#MISSING} for a volume
 */
public record FileSystem(
    String key, String name, Map<String, String> labels, TreePath path, SourceKind kind) {

  private static final String DIRECTORY = "./";

  /** The file system that a mount needs; empty for other mounts and external volumes. */
  static Optional<FileSystem> of(
      Service service, Mount mount, ComposeProject project, Map<String, SourceKind> sources) {
    String source = mount.source().orElse("");
    Volume volume = project.volumes().get(source);
    if (mount.type().equals("volume")) {
      return volume == null || volume.external()
          ? Optional.empty()
          : Optional.of(
              new FileSystem(
                  source,
                  volume.name(),
                  volume.labels(),
                  TreePath.of("volumes", source),
                  SourceKind.MISSING));
    }
    boolean data =
        ProjectFile.isInProject(mount, project)
            && !ProjectFile.isSourceCode(service, mount)
            && !ProjectFile.isRead(mount, sources)
            && source.length() > project.directory().length();
    if (!data) {
      return Optional.empty();
    }
    String relative = source.substring(project.directory().length() + 1);
    return Optional.of(
        new FileSystem(
            DIRECTORY + relative,
            project.name() + "_" + relative,
            Map.of(),
            mount.path(),
            sources.getOrDefault(source, SourceKind.MISSING)));
  }

  /** Whether it is a directory of the project. */
  public boolean isDirectory() {
    return key.startsWith(DIRECTORY);
  }

  /** The name inside a task: letters, digits, {@code _} and {@code -}. */
  public String taskName() {
    String stem = isDirectory() ? "dir-" + key.substring(DIRECTORY.length()) : key;
    return stem.replaceAll("[^A-Za-z0-9_-]", "_");
  }
}
