package dev.c2ecs.compose;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.io.Variables;
import dev.c2ecs.compose.model.ComposeProject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What came of loading.
 *
 * @param project the project; empty when one of the diagnostics is an error
 * @param diagnostics all there is to say, sorted by position, equal ones merged
 * @param variables the variables that expressions could use: those of the process, then those of
 *     env files
 * @param sources the texts of the Compose files that were read, by the name in positions
 * @param fileValues what env files give to variables, those of services and of includes too,
 *     whether it wins or not: texts of any of them may be in diagnostics
 */
public record LoadResult(
    Optional<ComposeProject> project,
    List<Diagnostic> diagnostics,
    Variables variables,
    Map<String, String> sources,
    Map<String, Set<String>> fileValues) {

  public LoadResult {
    diagnostics = List.copyOf(diagnostics);
    sources = Map.copyOf(sources);
    fileValues = Map.copyOf(fileValues);
  }
}
