package dev.c2ecs.cli;

import dev.c2ecs.compose.LoadOptions;
import dev.c2ecs.compose.LoadRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options of docker compose that every command takes, before or after its name. */
final class GlobalOptions {

  @Option(
      names = {"-f", "--file"},
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description = "Compose file; may be given several times, - is standard input")
  private List<String> files = new ArrayList<>();

  @Option(
      names = {"-p", "--project-name"},
      scope = ScopeType.INHERIT,
      paramLabel = "NAME",
      description = "Project name")
  private @Nullable String projectName;

  @Option(
      names = "--project-directory",
      scope = ScopeType.INHERIT,
      paramLabel = "DIR",
      description = "Where relative paths start; the directory of the first file by default")
  private @Nullable String projectDirectory;

  @Option(
      names = "--env-file",
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description = "Env file for variables; .env by default")
  private List<String> envFiles = new ArrayList<>();

  @Option(
      names = "--profile",
      scope = ScopeType.INHERIT,
      paramLabel = "NAME",
      description = "Profile to enable; may be given several times")
  private List<String> profiles = new ArrayList<>();

  @Option(
      names = "--all-resources",
      scope = ScopeType.INHERIT,
      description = "Keep networks, volumes, secrets and configs that no service uses")
  private boolean allResources;

  @Option(
      names = "--ansi",
      scope = ScopeType.INHERIT,
      paramLabel = "never|always|auto",
      defaultValue = "auto",
      description = "When to colour; auto: on a terminal without NO_COLOR")
  private String ansi = "auto";

  @SuppressWarnings("UnusedVariable")
  @Option(
      names = "--progress",
      scope = ScopeType.INHERIT,
      paramLabel = "auto|tty|plain|quiet",
      hidden = true,
      description = "How progress is shown; nothing here takes long enough to show any")
  private @Nullable String progress;

  /** The request for the project that the options name. */
  LoadRequest request(World world, Optional<String> positionalFile) {
    List<String> all = new ArrayList<>(files);
    positionalFile.ifPresent(all::add);
    return LoadRequest.in(world.workingDirectory())
        .withEnvironment(world.environment())
        .withFileAccess(new CliFiles(world.in()))
        .withFiles(all)
        .withProjectName(Optional.ofNullable(projectName))
        .withProjectDirectory(Optional.ofNullable(projectDirectory))
        .withEnvFiles(envFiles)
        .withProfiles(profiles)
        .withOptions(new LoadOptions(true, true, true, true, true, allResources));
  }

  /** Whether to colour. */
  boolean color(World world) {
    return switch (ansi) {
      case "always" -> true;
      case "never" -> false;
      default -> world.color();
    };
  }
}
