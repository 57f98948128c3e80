package dev.c2ecs.cli;

import dev.c2ecs.cli.deploy.ProjectIdentity;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.compose.LoadResult;
import dev.c2ecs.compose.model.ComposeProject;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The project that a command is about: {@code -p} alone is enough, the Compose file is not needed.
 *
 * @param name its name
 * @param project the project, when its file could be read
 * @param given the name of {@code -p}
 */
record TargetProject(String name, Optional<ComposeProject> project, Optional<String> given) {

  /** The flag that answers whether a project from another place is the same one. */
  static OptionSpec sameProject() {
    return Commands.flag(
        "The stack was created from another repository or folder, and is this project's all the"
            + " same",
        "--same-project");
  }

  /** How the project is known to be the one that a stack runs. */
  ProjectIdentity identity(RunContext world, ParseResult parsed) {
    return new ProjectIdentity(
        name,
        project.flatMap(known -> ProjectSource.of(known, given, world.environment())),
        project.filter(known -> ProjectSource.isNamedByFolder(known, given)).isPresent(),
        parsed.hasMatchedOption("--same-project"),
        Optional.ofNullable(
            parsed.commandSpec().findOption("--take-over") == null
                ? null
                : parsed.matchedOptionValue("--take-over", null)));
  }

  /** The same for a project that is deployed. */
  static ProjectIdentity identity(
      RunContext world, ComposeProject project, GlobalOptions options, ParseResult parsed) {
    return new TargetProject(project.name(), Optional.of(project), options.projectName())
        .identity(world, parsed);
  }

  static TargetProject of(RunContext world, GlobalOptions options, ParseResult given)
      throws Failure {
    LoadResult loaded = Loading.of(options.request(world, Optional.empty()));
    Optional<String> named = options.projectName();
    if (loaded.project().isPresent()) {
      ComposeProject project = loaded.project().get();
      return new TargetProject(project.name(), loaded.project(), named);
    }
    if (named.isPresent()) {
      return new TargetProject(named.get(), Optional.empty(), named);
    }
    world
        .err()
        .print(
            new DiagnosticText(new SourceLines(loaded.sources()), options.color(world))
                .of(loaded.diagnostics()));
    throw new Refusal(
        DeployCode.NO_PROJECT,
        given.commandSpec().name() + " needs the name of a project: give -p NAME");
  }
}
