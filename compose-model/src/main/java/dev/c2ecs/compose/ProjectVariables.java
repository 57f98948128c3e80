package dev.c2ecs.compose;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Location;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Severity;
import dev.c2ecs.compose.io.Variables;
import dev.c2ecs.compose.shortform.UnixPath;
import dev.c2ecs.compose.transform.ProjectPaths;
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
  private final EnvFiles envFiles;
  private final List<String> named;
  private Variables process;
  private List<String> read = List.of();

  ProjectVariables(LoadRequest request, Sources sources, LoadErrors reporter) {
    this.request = request;
    this.sources = sources;
    this.reporter = reporter;
    this.envFiles = new EnvFiles(sources, reporter);
    this.named = named(request);
    this.process = Variables.ofEnvironment(request.environment());
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
   * The variables that say where the project is. The files count twice, as with the reference: at
   * first only for what they say to Compose, which all their lines may use from then on.
   *
   * @param directory the directory whose {@code .env} is read before the files are known
   */
  Variables first(String directory) {
    boolean isSet = process.get(DISABLED).isPresent();
    read = files(directory);
    Variables once = envFiles.behind(process, read, Origin.DEFAULT);
    process = withSettings(once);
    boolean isSwitched = !isSet && process.get(DISABLED).isPresent();
    if (reporter.any() || !(isSwitched || envFiles.hasExpressions())) {
      return withDirectory(once);
    }
    read = isSwitched ? files(directory) : read;
    return envFiles.behind(withDirectory(process), read, Origin.DEFAULT);
  }

  /**
   * The variables when the project is known. The files are read again, also when they are the same:
   * what was set below a line is known to it now.
   */
  Variables ofProject(Variables variables, String directory) {
    List<String> files = files(directory);
    boolean isKnown = files.isEmpty() || files.equals(read);
    return isKnown && !envFiles.hasExpressions()
        ? variables
        : envFiles.behind(variables, files.isEmpty() ? read : files, Origin.DEFAULT);
  }

  /** The variables of the process, and what an env file says to Compose alone. */
  private Variables withSettings(Variables variables) {
    Map<String, Variables.Value> all = new LinkedHashMap<>(process.values());
    variables
        .values()
        .forEach(
            (name, value) -> {
              if (name.startsWith("COMPOSE_")) {
                all.put(name, value);
              }
            });
    return new Variables(all);
  }

  /** What is wrong with a variable that is for Compose: in its env file, when it is in one. */
  static Diagnostic about(Variables.Value variable, ReadCode code, String message, String hint) {
    return variable.source().equals(Origin.Variable.ENVIRONMENT)
        ? Diagnostic.general(code, message, hint)
        : Diagnostic.at(code, Location.file(variable.source()), message, hint);
  }

  /** A shell sets {@code PWD}; whoever starts the program otherwise need not. */
  private Variables withDirectory(Variables variables) {
    return request.environment().containsKey("PWD")
        ? variables
        : variables.with("PWD", request.workingDirectory().toString(), Origin.Variable.ENVIRONMENT);
  }

  /** The env files that are named, or else {@code .env} where there is one. */
  private List<String> files(String directory) {
    if (!named.isEmpty()) {
      List<String> paths = new ArrayList<>();
      for (String name : named) {
        String path = sources.fromHere(withHome(name));
        if (!sources.isLacking(path, request.mayLack())) {
          paths.add(path);
        }
      }
      return paths;
    }
    if (isDisabled()) {
      return List.of();
    }
    String implied = UnixPath.clean(directory + "/.env");
    if (sources.isAbsent(implied) || sources.isDirectory(implied)) {
      return List.of();
    }
    if (sources.isHidden(implied)) {
      hidden(sources.label(implied));
      return List.of();
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
      return List.of();
    }
    return List.of(implied);
  }

  private String withHome(String name) {
    String home = request.environment().getOrDefault("HOME", "");
    if (home.isEmpty() && UnixPath.isInHome(name)) {
      reporter.report(
          Diagnostic.general(
              ReadCode.SURPRISING,
              "`~` is a name like any other in --env-file " + name + ": HOME is not set",
              ProjectPaths.SET_HOME));
    }
    return UnixPath.expanded(name, home);
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

  private boolean isDisabled() {
    String word = process.get(DISABLED).orElse("false");
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
