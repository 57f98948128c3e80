package dev.c2ecs.compose;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.model.ComposeProject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Loads Compose projects as {@code docker compose config} does. */
public final class ComposeLoader {

  private ComposeLoader() {}

  /**
   * Loads a project: a model, or diagnostics that say why there is none. Never throws for input.
   */
  public static LoadResult load(LoadRequest request) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    ProjectLoader loader = new ProjectLoader(request, diagnostics::add);
    Optional<ComposeProject> project = loader.load();
    List<Diagnostic> sorted = Diagnostic.sorted(diagnostics);
    return new LoadResult(
        Diagnostic.anyError(sorted) ? Optional.empty() : project,
        sorted,
        loader.variables(),
        loader.sources(),
        loader.fileValues());
  }
}
