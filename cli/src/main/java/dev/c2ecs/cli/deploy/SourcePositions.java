package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.template.ComposeRef;
import dev.c2ecs.compose.diagnostic.Location;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.Origin;
import java.util.Optional;

/**
 * Where the parts of a project are written.
 *
 * @param project the project, when its files could be read
 */
public record SourcePositions(Optional<ComposeProject> project) {

  /** The position of a part of the file, or of the nearest one above it that is still there. */
  public Optional<Location> of(ComposeRef ref) {
    if (project.isEmpty() || !ref.isKnown()) {
      return Optional.empty();
    }
    Origin origin = project.get().origin(ref.path());
    return origin.known()
        ? Optional.of(new Location(origin.file(), origin.line(), origin.column()))
        : Optional.empty();
  }
}
