package dev.c2ecs.cli;

import dev.c2ecs.cfn.diagnostic.Names;
import dev.c2ecs.cfn.secrets.Concealed;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cli.source.ConfinedFiles;
import dev.c2ecs.cli.source.TrackedFiles;
import dev.c2ecs.cli.terminal.CommonWords;
import dev.c2ecs.compose.LoadRequest;
import dev.c2ecs.compose.io.FileAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * What a project may see: everything, or nothing outside of a directory and no variable of the
 * shell but those that are named. Whoever wrote it may be a stranger, and what it shows is
 * published.
 */
final class Confinement {

  static final String CONFINE = "--confine";
  private static final String VARIABLES = "--confine-variables";
  private static final int SHOWN = 5;

  private final RunContext world;
  private final GlobalOptions options;
  private final ParseResult given;
  private final Optional<ConfinedFiles> confined;

  private Confinement(
      RunContext world,
      GlobalOptions options,
      ParseResult given,
      Optional<ConfinedFiles> confined) {
    this.world = world;
    this.options = options;
    this.given = given;
    this.confined = confined;
  }

  /** What a command line says of it. */
  static Confinement of(RunContext world, GlobalOptions options, ParseResult given) throws Failure {
    if (given.hasMatchedOption(VARIABLES) && !given.hasMatchedOption(CONFINE)) {
      throw new ParameterException(
          given.commandSpec().commandLine(), VARIABLES + " needs " + CONFINE);
    }
    checkVariables(given);
    String name = given.matchedOptionValue(CONFINE, null);
    if (name == null) {
      return new Confinement(world, options, given, Optional.empty());
    }
    try {
      Path directory = world.workingDirectory().resolve(name);
      return new Confinement(
          world, options, given, Optional.of(new ConfinedFiles(options.files(world), directory)));
    } catch (IOException | InvalidPathException e) {
      throw new Failure(ExitCode.FAILED, CONFINE + ": " + name + " is no directory");
    }
  }

  /** An empty list names none; in any other each is a name that a variable can have. */
  private static void checkVariables(ParseResult given) {
    for (String name : variables(given)) {
      if (!name.matches("[A-Za-z_][A-Za-z0-9_]*+")) {
        throw new ParameterException(
            given.commandSpec().commandLine(),
            VARIABLES
                + ": no variable is called '"
                + CommonWords.harmless(name)
                + "'; names have commas between them");
      }
    }
  }

  private static List<String> variables(ParseResult given) {
    String list = given.matchedOptionValue(VARIABLES, "").strip();
    return list.isEmpty()
        ? List.of()
        : List.of(list.split(",", -1)).stream().map(String::strip).toList();
  }

  /** Adds the option that confines a project to a directory. */
  static void declare(CommandSpec spec) {
    spec.addOption(
        Commands.option(
            String.class,
            "DIR",
            "Read and write nothing outside of a directory, not through links either, and see no"
                + " variable of the shell: for projects of strangers",
            CONFINE));
    spec.addOption(
        Commands.option(
            String.class,
            "NAME,…",
            "Variables of the shell that a confined project sees all the same, and may show",
            VARIABLES));
  }

  /**
   * The project as it lies there, with all that there is to say of it; confined where that is asked
   * for, and then nobody looks into images.
   *
   * @param inspection who looks into images otherwise
   */
  static ProjectRun translated(
      RunContext world, GlobalOptions options, ParseResult given, ProjectRun.Inspection inspection)
      throws Failure {
    Optional<String> file = Optional.ofNullable(given.matchedPositionalValue(0, null));
    return translated(world, options, given, inspection, file, Optional.empty());
  }

  /**
   * The same of a project that is named otherwise, or follows an earlier template.
   *
   * @param file a Compose file that is the same as {@code -f}
   * @param earlier the template whose logical IDs are kept
   */
  static ProjectRun translated(
      RunContext world,
      GlobalOptions options,
      ParseResult given,
      ProjectRun.Inspection inspection,
      Optional<String> file,
      Optional<Template> earlier)
      throws Failure {
    return of(world, options, given).translated(inspection, file, earlier);
  }

  /** The same of a confinement that is there already. */
  ProjectRun translated(ProjectRun.Inspection inspection) throws Failure {
    return translated(
        inspection, Optional.ofNullable(given.matchedPositionalValue(0, null)), Optional.empty());
  }

  /** The same of a project that is named otherwise, or follows an earlier template. */
  ProjectRun translated(
      ProjectRun.Inspection inspection, Optional<String> file, Optional<Template> earlier)
      throws Failure {
    List<String> accepted = Accepted.of(given).codes();
    if (confined.isEmpty()) {
      LoadRequest request = options.request(world, file);
      return earlier.isPresent()
          ? ProjectRun.like(request, accepted, inspection, earlier.get())
          : ProjectRun.of(request, accepted, inspection);
    }
    ProjectRun run = ProjectRun.elsewhere(request(file, files()), accepted, git(), earlier);
    sayRefused(List.of(run.concealed()));
    return run;
  }

  /** The files that are seen. */
  FileAccess files() {
    return confined.isPresent() ? confined.get() : options.files(world);
  }

  /**
   * Whether a file that the command line names may be read: one of the project by no link that
   * leads out; any other is the choice of who gives the command.
   */
  boolean admits(Path file) {
    if (confined.isEmpty() || !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    Path start = world.workingDirectory();
    Path directory = start.resolve(given.matchedOptionValue(CONFINE, ".")).normalize();
    return !file.normalize().startsWith(directory) || confined.get().exists(file);
  }

  /** Whether something may be written at a place, which no link leads away from. */
  boolean contains(Path place) {
    return confined.isEmpty() || confined.get().contains(place);
  }

  /** What git tracks of them. */
  TrackedFiles.Source git() {
    TrackedFiles.Source git = directory -> TrackedFiles.of(directory, world.environment());
    return confined.isPresent() ? confined.get().confined(git) : git;
  }

  /**
   * How the project is loaded.
   *
   * @param file a Compose file that is the same as {@code -f}
   * @param files the files that it is loaded from
   */
  LoadRequest request(Optional<String> file, FileAccess files) {
    LoadRequest.Builder builder = options.request(world, file).toBuilder().fileAccess(files);
    return (confined.isPresent() ? builder.environment(seen()) : builder).build();
  }

  /** The variables of the shell that count: all, or those that a confined project sees. */
  Map<String, String> environment() {
    return confined.isPresent() ? seen() : world.environment();
  }

  /** The variables that a confined project sees. */
  private Map<String, String> seen() {
    Map<String, String> seen = new TreeMap<>(world.environment());
    seen.keySet().retainAll(new HashSet<>(variables(given)));
    return seen;
  }

  /** Whether something was asked for that lies outside. */
  boolean hasRefused() {
    return confined.isPresent() && !confined.get().refused().isEmpty();
  }

  /** Says what was not read because it lies outside. */
  void sayRefused(List<Concealed> concealed) {
    List<String> all = confined.map(ConfinedFiles::refused).orElse(List.of());
    if (!all.isEmpty()) {
      List<String> shown =
          all.stream().map(path -> CommonWords.harmless(shown(path, concealed))).toList();
      world.err().line("not looked at because of " + CONFINE + ": " + Names.shown(shown, SHOWN));
    }
  }

  /** A path as it may be shown: a variable may be a part of it. */
  private static String shown(String path, List<Concealed> concealed) {
    String shown = path;
    for (Concealed one : concealed) {
      shown = one.text(shown);
    }
    return shown;
  }
}
