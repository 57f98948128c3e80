package dev.c2ecs.cli;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.UnknownService;
import dev.c2ecs.compose.model.ComposeProject;
import java.util.Collection;
import java.util.List;

/** The services that a command line names. */
final class AskedServices {

  private AskedServices() {}

  /** An error for each name that the project does not have, or that no profile enables. */
  static List<Diagnostic> unknown(ComposeProject project, Collection<String> names) {
    return names.stream()
        .filter(name -> !project.services().containsKey(name))
        .map(
            name ->
                project.disabled().contains(name)
                    ? UnknownService.disabled(name)
                    : UnknownService.of(name, project.services().keySet()))
        .toList();
  }
}
