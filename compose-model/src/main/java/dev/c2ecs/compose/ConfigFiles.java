package dev.c2ecs.compose;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Location;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.diagnostic.Reporter;
import dev.c2ecs.compose.io.Variables;
import dev.c2ecs.compose.shortform.UnixPath;
import dev.c2ecs.compose.tree.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the Compose files and the project directory.
 *
 * @see <a href="https://docs.docker.com/compose/intro/compose-application-model/#the-compose-file">
 *     Compose, the Compose file</a>
 */
final class ConfigFiles {

  /** The files of a project and the directory that their relative paths start from. */
  record Found(List<String> files, String directory) {}

  private static final String COMPOSE_FILE = "COMPOSE_FILE";
  private static final List<String> NAMES =
      List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");
  private static final List<String> OVERRIDES =
      List.of(
          "compose.override.yml",
          "compose.override.yaml",
          "docker-compose.override.yml",
          "docker-compose.override.yaml");

  private final LoadRequest request;
  private final Sources sources;
  private final Reporter reporter;
  private final String workingDirectory;

  ConfigFiles(LoadRequest request, Sources sources, Reporter reporter) {
    this.request = request;
    this.sources = sources;
    this.reporter = reporter;
    this.workingDirectory = request.workingDirectory().toString();
  }

  /** The directory whose {@code .env} is read before the files are known. */
  String firstDirectory() {
    return projectDirectory()
        .or(() -> directoryOf(absolute(request.files())))
        .orElse(workingDirectory);
  }

  /** The files of the project; empty after a diagnostic. */
  Optional<Found> find(Variables variables) {
    if (request.files().contains("")) {
      reporter.report(
          Diagnostic.general(
              ReadCode.NOT_A_FILE, "an empty name is given for a file", "name it: -f FILE"));
      return Optional.empty();
    }
    List<String> files = absolute(request.files());
    Variables.Value value = variables.values().get(COMPOSE_FILE);
    if (files.isEmpty() && value != null) {
      String separator = separator(variables);
      List<String> names = List.of(value.text().split(Pattern.quote(separator), -1));
      files = absolute(names);
      if (isMistaken(value, names, separator)) {
        return Optional.empty();
      }
      files.forEach(this::mustNotBlock);
    }
    boolean named = !files.isEmpty();
    if (named && isLacking(files.get(0))) {
      files = List.of();
    } else if (named) {
      files = files.stream().filter(file -> !isLacking(file)).toList();
    } else {
      files = discovered();
    }
    if (files.isEmpty()) {
      reporter.report(
          Diagnostic.general(
              ReadCode.NO_CONFIGURATION,
              "there is no compose.yaml in " + start() + " or above",
              "name the file: -f FILE"));
      return Optional.empty();
    }
    List<String> used = files;
    String directory = projectDirectory().or(() -> directoryOf(used)).orElse(workingDirectory);
    return Optional.of(new Found(files, directory));
  }

  private boolean isLacking(String file) {
    return !file.equals(Sources.STANDARD_INPUT) && sources.isLacking(file, request.mayLack());
  }

  private Optional<String> projectDirectory() {
    return request.projectDirectory().filter(name -> !name.isEmpty()).map(this::absolute);
  }

  private String absolute(String path) {
    return path.equals(Sources.STANDARD_INPUT) ? path : Sources.resolve(workingDirectory, path);
  }

  private List<String> absolute(List<String> paths) {
    return paths.stream().map(this::absolute).toList();
  }

  private static Optional<String> directoryOf(List<String> files) {
    return files.stream()
        .filter(file -> !file.equals(Sources.STANDARD_INPUT) && !Sources.isRemote(file))
        .findFirst()
        .map(file -> UnixPath.clean(file + "/.."));
  }

  private String separator(Variables variables) {
    boolean windows = request.workingDirectory().getFileSystem().getSeparator().equals("\\");
    return variables
        .get("COMPOSE_PATH_SEPARATOR")
        .filter(s -> !s.isEmpty())
        .orElse(windows ? ";" : ":");
  }

  /** Whether a list of files is reported: a part has no name, or is a list for another system. */
  private boolean isMistaken(Variables.Value list, List<String> names, String separator) {
    Optional<String> foreign =
        names.stream()
            .filter(name -> name.contains(";") && !sources.exists(absolute(name)))
            .findFirst();
    if (list.text().isEmpty()) {
      report(
          ReadCode.NOT_A_FILE,
          list,
          "COMPOSE_FILE is set and names no file",
          "name one, or unset it");
    } else if (names.contains("")) {
      report(
          ReadCode.NOT_A_FILE,
          list,
          "COMPOSE_FILE has a part without a name: `" + list.text() + "`",
          "remove the `" + separator + "` beside which nothing stands");
    } else if (foreign.isPresent()) {
      report(
          ReadCode.FILE_NOT_FOUND,
          list,
          "there is no file " + foreign.get() + ", which COMPOSE_FILE names",
          "write `" + separator + "` between files, or set COMPOSE_PATH_SEPARATOR to `;`");
    } else {
      return false;
    }
    return true;
  }

  /** A pipe that nobody writes to would be waited for without end. */
  private void mustNotBlock(String file) {
    if (!file.equals(Sources.STANDARD_INPUT) && sources.mayBlock(file)) {
      String message = sources.label(file) + ", which COMPOSE_FILE names, is no regular file";
      sources.fail(ReadCode.FILE_UNREADABLE, file, Origin.DEFAULT, message, "name it with -f");
    }
  }

  private void report(ReadCode code, Variables.Value list, String message, String hint) {
    reporter.report(ProjectVariables.about(list, code, message, hint));
  }

  private String start() {
    return projectDirectory().orElse(workingDirectory);
  }

  private List<String> discovered() {
    String directory = start();
    List<String> passed = new ArrayList<>();
    while (true) {
      List<String> found = existing(directory, NAMES);
      passed.addAll(dead(directory, NAMES));
      if (!found.isEmpty()) {
        List<String> overrides = existing(directory, OVERRIDES);
        warnSeveral(found);
        warnSeveral(overrides);
        passed.addAll(dead(directory, OVERRIDES));
        warnDead(passed, sources.label(found.get(0)) + " is used");
        List<String> files = new ArrayList<>();
        files.add(found.get(0));
        overrides.stream().findFirst().ifPresent(files::add);
        return files;
      }
      String parent = UnixPath.clean(directory + "/..");
      if (parent.equals(directory)) {
        warnDead(passed, "there is no other file");
        return List.of();
      }
      directory = parent;
    }
  }

  private List<String> existing(String directory, List<String> names) {
    return names.stream()
        .map(name -> UnixPath.clean(directory + "/" + name))
        .filter(sources::exists)
        .toList();
  }

  private List<String> dead(String directory, List<String> names) {
    return names.stream()
        .map(name -> UnixPath.clean(directory + "/" + name))
        .filter(sources::isDeadLink)
        .toList();
  }

  /** The reference passes over what it cannot look at, and takes the next file without a word. */
  private void warnDead(List<String> links, String instead) {
    for (String link : links) {
      String label = sources.label(link);
      reporter.report(
          Diagnostic.at(
              ReadCode.SURPRISING,
              Location.file(label),
              label + " is a link that leads nowhere; " + instead,
              "mend the link or remove it, or name the file: -f FILE"));
    }
  }

  private void warnSeveral(List<String> found) {
    if (found.size() > 1) {
      List<String> labels = found.stream().map(sources::label).toList();
      reporter.report(
          Diagnostic.at(
              ReadCode.SEVERAL_FILES,
              Location.file(labels.get(0)),
              "there are several Compose files: "
                  + String.join(", ", labels)
                  + "; "
                  + labels.get(0)
                  + " is used",
              "remove the others, or name the files: -f FILE"));
    }
  }
}
