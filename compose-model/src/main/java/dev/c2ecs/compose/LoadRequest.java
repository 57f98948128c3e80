package dev.c2ecs.compose;

import dev.c2ecs.compose.io.FileAccess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to load, and all that the loader may know of the world: it reads no environment variable, no
 * working directory and no file that is not given here.
 *
 * @param workingDirectory the absolute directory that relative arguments start from
 * @param environment the variables of the process
 * @param fileAccess the files that may be read
 * @param files the Compose files in order, {@code -} is standard input; empty to search for one
 * @param projectDirectory where relative paths start; empty for the directory of the first file
 * @param projectName the name of the project; empty to find one
 * @param envFiles the env files for interpolation; empty for {@code .env}
 * @param profiles the active profiles
 * @param services the services to load with what they depend on; empty for all
 * @param options the steps to do
 * @see <a href="https://docs.docker.com/reference/cli/docker/compose/">docker compose</a>
 */
public record LoadRequest(
    Path workingDirectory,
    Map<String, String> environment,
    FileAccess fileAccess,
    List<String> files,
    Optional<String> projectDirectory,
    Optional<String> projectName,
    List<String> envFiles,
    List<String> profiles,
    List<String> services,
    LoadOptions options) {

  public LoadRequest {
    workingDirectory = workingDirectory.toAbsolutePath().normalize();
    environment = Map.copyOf(environment);
    files = List.copyOf(files);
    envFiles = List.copyOf(envFiles);
    profiles = List.copyOf(profiles);
    services = List.copyOf(services);
  }

  /** A request that searches for the Compose file in a directory, with an empty environment. */
  public static LoadRequest in(Path workingDirectory) {
    return new LoadRequest(
        workingDirectory,
        Map.of(),
        FileAccess.system(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        LoadOptions.DEFAULT);
  }

  /** The same request for these Compose files. */
  public LoadRequest withFiles(List<String> newFiles) {
    return new LoadRequest(
        workingDirectory,
        environment,
        fileAccess,
        newFiles,
        projectDirectory,
        projectName,
        envFiles,
        profiles,
        services,
        options);
  }

  /** The same request with these environment variables. */
  public LoadRequest withEnvironment(Map<String, String> newEnvironment) {
    return new LoadRequest(
        workingDirectory,
        newEnvironment,
        fileAccess,
        files,
        projectDirectory,
        projectName,
        envFiles,
        profiles,
        services,
        options);
  }

  /** The same request with these profiles active. */
  public LoadRequest withProfiles(List<String> newProfiles) {
    return new LoadRequest(
        workingDirectory,
        environment,
        fileAccess,
        files,
        projectDirectory,
        projectName,
        envFiles,
        newProfiles,
        services,
        options);
  }

  /** The same request for a project of this name. */
  public LoadRequest withProjectName(Optional<String> name) {
    return new LoadRequest(
        workingDirectory,
        environment,
        fileAccess,
        files,
        projectDirectory,
        name,
        envFiles,
        profiles,
        services,
        options);
  }

  /** The same request with these env files. */
  public LoadRequest withEnvFiles(List<String> newEnvFiles) {
    return new LoadRequest(
        workingDirectory,
        environment,
        fileAccess,
        files,
        projectDirectory,
        projectName,
        newEnvFiles,
        profiles,
        services,
        options);
  }

  /** The same request with this project directory. */
  public LoadRequest withProjectDirectory(Optional<String> directory) {
    return new LoadRequest(
        workingDirectory,
        environment,
        fileAccess,
        files,
        directory,
        projectName,
        envFiles,
        profiles,
        services,
        options);
  }

  /** The same request for some services only. */
  public LoadRequest withServices(List<String> newServices) {
    return new LoadRequest(
        workingDirectory,
        environment,
        fileAccess,
        files,
        projectDirectory,
        projectName,
        envFiles,
        profiles,
        newServices,
        options);
  }

  /** The same request with files read through another door. */
  public LoadRequest withFileAccess(FileAccess newFileAccess) {
    return new LoadRequest(
        workingDirectory,
        environment,
        newFileAccess,
        files,
        projectDirectory,
        projectName,
        envFiles,
        profiles,
        services,
        options);
  }

  /** The same request with other steps. */
  public LoadRequest withOptions(LoadOptions newOptions) {
    return new LoadRequest(
        workingDirectory,
        environment,
        fileAccess,
        files,
        projectDirectory,
        projectName,
        envFiles,
        profiles,
        services,
        newOptions);
  }
}
