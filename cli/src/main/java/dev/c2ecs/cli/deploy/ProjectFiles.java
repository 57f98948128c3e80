package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.source.DeliveredPaths;
import dev.c2ecs.cli.source.KnownFiles;
import dev.c2ecs.compose.io.Variables;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.StoredFile;
import dev.c2ecs.compose.tree.TreePath;
import java.util.HashMap;
import java.util.Map;

/**
 * What the files of a project are delivered from.
 *
 * @param directory its directory, absolute
 * @param variables the variables of the shell and of env files, whose values configs take
 * @param known which files below a directory belong to the project
 * @param configs where the Compose file names the files of configs, by their absolute paths
 */
public record ProjectFiles(
    String directory,
    Map<String, String> variables,
    KnownFiles known,
    Map<String, TreePath> configs) {

  public ProjectFiles {
    variables = Map.copyOf(variables);
    configs = Map.copyOf(configs);
  }

  /** Those of a project. */
  public static ProjectFiles of(
      ComposeProject project, Variables variables, DeliveredPaths delivered) {
    Map<String, String> texts = new HashMap<>();
    variables.values().forEach((key, value) -> texts.put(key, value.text()));
    Map<String, TreePath> configs = new HashMap<>();
    for (StoredFile config : project.configs().values()) {
      TreePath path = TreePath.of("configs", config.key(), "file");
      config.file().ifPresent(file -> configs.putIfAbsent(file, path));
    }
    return new ProjectFiles(project.directory(), texts, delivered, configs);
  }

  /** A path for people, as it is seen from the project when it is in it. */
  public String shown(String path) {
    return (path + "/").startsWith(directory + "/")
        ? "." + path.substring(directory.length())
        : path;
  }

  /** Neither variables nor their values are for people. */
  @Override
  public String toString() {
    return "ProjectFiles[" + directory + "]";
  }
}
