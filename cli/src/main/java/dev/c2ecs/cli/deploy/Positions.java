package dev.c2ecs.cli.deploy;

import dev.c2ecs.compose.diagnostic.Location;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.TreePath;
import java.util.Optional;

/**
 * Where the paths of a project are written.
 *
 * @param project the project, when its files could be read
 */
public record Positions(Optional<ComposeProject> project) {

  /** The position of a path as templates have it, {@code services.web.ports[0]}. */
  Optional<Location> of(String path) {
    if (project.isEmpty() || path.isEmpty()) {
      return Optional.empty();
    }
    TreePath tree = TreePath.ROOT;
    for (String word : path.split("\\.", -1)) {
      int bracket = word.indexOf('[');
      tree = tree.child(bracket > 0 ? word.substring(0, bracket) : word);
      if (bracket > 0 && word.substring(bracket).matches("\\[\\d{1,6}]")) {
        tree = tree.item(Integer.parseInt(word.substring(bracket + 1, word.length() - 1)));
      }
    }
    Origin origin = project.get().origin(tree);
    return origin.known()
        ? Optional.of(new Location(origin.file(), origin.line(), origin.column()))
        : Optional.empty();
  }
}
