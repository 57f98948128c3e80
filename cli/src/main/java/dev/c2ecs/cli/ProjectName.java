package dev.c2ecs.cli;

import dev.c2ecs.compose.ComposeLoader;
import dev.c2ecs.compose.LoadResult;
import dev.c2ecs.compose.model.ComposeProject;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/**
 * The project that a command is about: {@code -p} alone is enough, the Compose file is not needed.
 *
 * @param name its name
 * @param project the project, when its file could be read
 */
record ProjectName(String name, Optional<ComposeProject> project) {

  static ProjectName of(World world, GlobalOptions options, ParseResult given) throws Failure {
    LoadResult loaded = ComposeLoader.load(options.request(world, Optional.empty()));
    Optional<String> named = options.projectName();
    if (loaded.project().isPresent()) {
      ComposeProject project = loaded.project().get();
      return new ProjectName(project.name(), loaded.project());
    }
    if (named.isPresent()) {
      return new ProjectName(named.get(), Optional.empty());
    }
    world
        .err()
        .print(
            new DiagnosticText(new SourceLines(loaded.sources()), options.color(world))
                .of(loaded.diagnostics()));
    throw new Failure(
        ExitCode.FAILED, given.commandSpec().name() + " needs the name of a project: give -p NAME");
  }
}
