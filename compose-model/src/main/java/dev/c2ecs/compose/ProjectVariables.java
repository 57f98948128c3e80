package dev.c2ecs.compose;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Location;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.io.Variables;
import dev.c2ecs.compose.shortform.UnixPath;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The variables of a project: those of the process, and behind them those of {@code --env-file},
 * {@code COMPOSE_ENV_FILES} or else {@code .env}.
 *
 * @see <a href="https://docs.docker.com/compose/how-tos/environment-variables/envvars/">Compose,
 *     pre-defined environment variables</a>
 */
final class ProjectVariables {

  private static final String DISABLED = "COMPOSE_DISABLE_ENV_FILE";
  private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");
  private static final Set<String> FALSE = Set.of("0", "f", "F", "FALSE", "false", "False");

  private final LoadRequest request;
  private final Sources sources;
  private final LoadErrors reporter;
  private final List<String> named;

  ProjectVariables(LoadRequest request, Sources sources, LoadErrors reporter) {
    this.request = request;
    this.sources = sources;
    this.reporter = reporter;
    this.named = named(request);
  }

  private static List<String> named(LoadRequest request) {
    if (!request.envFiles().isEmpty()) {
      return request.envFiles();
    }
    List<String> named = new ArrayList<>();
    for (String name : request.environment().getOrDefault("COMPOSE_ENV_FILES", "").split(",", -1)) {
      if (!name.isEmpty()) {
        named.add(name);
      }
    }
    return named;
  }

  /**
   * The variables that say where the project is.
   *
   * @param directory the directory whose {@code .env} is read before the files are known
   */
  Variables first(String directory) {
    Variables process = ofProcess();
    Variables result = behind(process, directory);
    boolean fromFile =
        process.get(DISABLED).isEmpty() && named.isEmpty() && result.get(DISABLED).isPresent();
    return fromFile && isDisabled(result) ? process.orElse(composeOnly(result), ".env") : result;
  }

  /** The variables when the project is in another directory than the first. */
  Variables ofProject(Variables variables, String directory) {
    return named.isEmpty() ? behind(variables, directory) : variables;
  }

  /** A shell sets {@code PWD}; whoever starts the program otherwise need not. */
  private Variables ofProcess() {
    Variables process = Variables.ofEnvironment(request.environment());
    return process.get("PWD").isPresent()
        ? process
        : process.with("PWD", request.workingDirectory().toString(), Origin.Variable.ENVIRONMENT);
  }

  /** A file that disables itself is read for what it says to Compose alone. */
  private static Map<String, String> composeOnly(Variables variables) {
    Map<String, String> result = new LinkedHashMap<>();
    variables
        .values()
        .forEach(
            (name, value) -> {
              if (name.startsWith("COMPOSE_")) {
                result.put(name, value.text());
              }
            });
    return result;
  }

  private Variables behind(Variables variables, String directory) {
    EnvFiles envFiles = new EnvFiles(sources, reporter);
    if (!named.isEmpty()) {
      List<String> paths = new ArrayList<>();
      for (String name : named) {
        paths.add(UnixPath.resolve(request.workingDirectory().toString(), name));
      }
      return envFiles.behind(variables, paths, Origin.DEFAULT);
    }
    if (isDisabled(variables)) {
      return variables;
    }
    String implied = UnixPath.clean(directory + "/.env");
    if (sources.isAbsent(implied) || sources.isDirectory(implied)) {
      return variables;
    }
    if (sources.isHidden(implied)) {
      hidden(sources.label(implied));
      return variables;
    }
    if (sources.exists(directory) && !sources.isDirectory(directory)) {
      sources.fail(
          ReadCode.FILE_UNREADABLE,
          directory,
          Origin.DEFAULT,
          sources.label(directory) + " is a file, not a directory",
          request.projectDirectory().isPresent()
              ? "name a directory: --project-directory DIR"
              : "correct the path of the Compose file");
      return variables;
    }
    return envFiles.behind(variables, List.of(implied), Origin.DEFAULT);
  }

  private void hidden(String label) {
    reporter.report(
        Diagnostic.at(
                ReadCode.FILE_UNREADABLE,
                Location.file(label),
                label + " is in a directory that may not be searched: its variables are not set",
                "change its permissions, or name other files with --env-file")
            .withSeverity(Severity.WARNING));
  }

  private boolean isDisabled(Variables variables) {
    String word = variables.get(DISABLED).orElse("false");
    if (!TRUE.contains(word) && !FALSE.contains(word)) {
      reporter.report(
          Diagnostic.at(
              ReadCode.INVALID_VALUE,
              TreePath.ROOT,
              Origin.DEFAULT,
              DISABLED + " must be true or false, not `" + word + "`",
              "correct the variable, or unset it"));
    }
    return TRUE.contains(word);
  }
}
