package dev.c2ecs.cli;

import dev.c2ecs.cfn.diagnostic.Names;
import dev.c2ecs.cfn.secrets.Concealed;
import dev.c2ecs.cli.report.ReportFiles;
import dev.c2ecs.cli.review.Comparison;
import dev.c2ecs.cli.review.ContentPrints;
import dev.c2ecs.cli.review.SecretPrint;
import dev.c2ecs.cli.review.Side;
import dev.c2ecs.cli.review.Untracked;
import dev.c2ecs.cli.source.OldPlaces;
import dev.c2ecs.cli.source.Revision;
import dev.c2ecs.cli.source.RevisionFiles;
import dev.c2ecs.cli.source.StoredFiles;
import dev.c2ecs.cli.source.TrackedFiles;
import dev.c2ecs.cli.source.WorkingFiles;
import dev.c2ecs.cli.terminal.CommonWords;
import dev.c2ecs.compose.LoadRequest;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.model.ComposeProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The two sides of a comparison, by {@code --from}, {@code --to} and {@code --confine}: a revision
 * each, or the working tree. What git does not track and the variables of the shell are the same
 * for both. A confined project does not see the shell: whoever wrote it may be a stranger, and what
 * it shows is published.
 */
final class ProjectSides {

  static final String FROM = "--from";
  static final String TO = "--to";
  static final String FROM_FILE = "--from-file";
  private static final String HEAD = "HEAD";

  private static final String WORKING_TREE = "the working tree";
  private static final int SHOWN = 5;

  private final RunContext world;
  private final GlobalOptions options;
  private final ParseResult given;
  private final Optional<String> file;
  private final Confinement confinement;
  private final Set<String> untracked = new TreeSet<>();

  ProjectSides(RunContext world, GlobalOptions options, ParseResult given) throws Failure {
    this(world, options, given, Optional.empty());
  }

  /**
   * The sides of a project.
   *
   * @param file a Compose file that is the same as {@code -f}
   */
  ProjectSides(RunContext world, GlobalOptions options, ParseResult given, Optional<String> file)
      throws Failure {
    this.file = file;
    this.world = world;
    this.options = options;
    this.given = given;
    this.confinement = Confinement.of(world, options, given);
  }

  /** Adds the options to a command. */
  static void declare(CommandSpec spec) {
    declare(spec, "The revision of git that it is compared with");
  }

  /** Adds them to a command that always compares. */
  static void declareWithDefault(CommandSpec spec) {
    declare(spec, "The revision of git that it is compared with; " + HEAD + " by default");
  }

  private static void declare(CommandSpec spec, String from) {
    spec.addOption(Commands.option(String.class, "REV", from, FROM))
        .addOption(
            Commands.option(
                String.class,
                "REV",
                "The revision that is compared; the working tree by default",
                TO))
        .addOption(
            Commands.option(
                String.class,
                "FILE",
                "The Compose file of " + FROM + ", where the project was in another place then",
                FROM_FILE));
    Confinement.declare(spec);
  }

  /**
   * Checks the options of a command that compares only when it is told to.
   *
   * @throws ParameterException when one of them is there that only a comparison looks at
   */
  static void checkCompares(ParseResult given) {
    for (String option : List.of(TO, FROM_FILE)) {
      if (given.hasMatchedOption(option) && !given.hasMatchedOption(FROM)) {
        throw new ParameterException(given.commandSpec().commandLine(), option + " needs " + FROM);
      }
    }
  }

  /** The first side: a revision. */
  Side from() throws Failure {
    Predicate<Path> elsewhere = file -> isThere(second(), file);
    String named = given.matchedOptionValue(FROM_FILE, "");
    return named.isEmpty()
        ? revision(first(), elsewhere)
        : at(first(), world.workingDirectory().resolve(named).normalize(), file -> false);
  }

  /**
   * The first side where a project that it does not have is found in another place: the only one of
   * this name, or the only one of this services, of which nothing is left where it was.
   *
   * @return the same side when there is none, or several
   */
  Side moved(Side before, Side after) throws Failure {
    if (!before.absent() || after.project().isEmpty() || options.readsStandardInput()) {
      return before;
    }
    List<Side> named = new ArrayList<>();
    List<Side> alike = new ArrayList<>();
    ComposeProject now = after.project().get();
    for (Path file : left()) {
      Side side = at(first(), file, other -> false);
      Optional<ComposeProject> then = side.project();
      if (then.filter(one -> one.name().equals(now.name())).isPresent()) {
        named.add(side);
      } else if (then.filter(one -> isAlike(one, now)).isPresent()) {
        alike.add(side);
      }
    }
    List<Side> found = named.isEmpty() ? alike : named;
    if (found.size() == 1) {
      return found.get(0);
    }
    if (found.size() > 1) {
      List<String> files = found.stream().map(side -> side.files().get(0)).toList();
      world
          .err()
          .line(
              CommonWords.harmless(
                  "the project may be one that was in another place at "
                      + first()
                      + ": name it with "
                      + FROM_FILE
                      + ", "
                      + Names.shown(files, SHOWN)));
    }
    return before;
  }

  private static boolean isAlike(ComposeProject one, ComposeProject other) {
    return !one.services().isEmpty() && one.services().keySet().equals(other.services().keySet());
  }

  /** The Compose files of the first side that the second does not have. */
  private List<Path> left() {
    LoadRequest request = confinement.request(file, confinement.files());
    String name =
        request.files().isEmpty()
            ? ""
            : String.valueOf(Path.of(request.files().get(0)).getFileName());
    List<Path> left = new ArrayList<>();
    try (Revision revision = Revision.open(directory(request), first(), world.environment())) {
      for (String path : OldPlaces.of(revision, name)) {
        Path file = revision.top().resolve(path);
        if (!isThere(second(), file)) {
          left.add(file);
        }
      }
    } catch (IOException | InvalidPathException e) {
      // said where that side is read
      return List.of();
    }
    return left;
  }

  /** A revision whose Compose files are in the place of another one. */
  private Side at(String name, Path other, Predicate<Path> elsewhere) throws Failure {
    LoadRequest request = confinement.request(file, confinement.files());
    List<String> files = new ArrayList<>(List.of(other.toString()));
    List<String> given = request.files();
    for (int i = 1; i < given.size(); i++) {
      Path directory =
          request.workingDirectory().resolve(given.get(0)).resolveSibling("").normalize();
      Path more = request.workingDirectory().resolve(given.get(i)).normalize();
      files.add(other.resolveSibling(directory.relativize(more)).normalize().toString());
    }
    return revision(name, files, elsewhere);
  }

  /** The second side: a revision, or the working tree. */
  Side to() throws Failure {
    return second(file -> isThere(Optional.of(first()), file));
  }

  /** The second side, when the first is none of git. */
  Side alone() throws Failure {
    return second(file -> false);
  }

  private Side second(Predicate<Path> elsewhere) throws Failure {
    Optional<String> name = second();
    return name.isEmpty() ? workingTree(elsewhere) : revision(name.get(), elsewhere);
  }

  private String first() {
    return given.matchedOptionValue(FROM, HEAD);
  }

  private Optional<String> second() {
    return Optional.ofNullable(given.matchedOptionValue(TO, null));
  }

  /** Whether a side has a file: one that only the other lacks came or went with a commit. */
  private boolean isThere(Optional<String> name, Path file) {
    if (name.isEmpty()) {
      return confinement.files().exists(file);
    }
    LoadRequest request = confinement.request(this.file, confinement.files());
    try (Revision revision = Revision.open(directory(request), name.get(), world.environment())) {
      return new RevisionFiles(revision, confinement.files(), confinement.git(), working(request))
          .exists(file);
    } catch (IOException | InvalidPathException e) {
      // said where that side is read
      return false;
    }
  }

  /** The project as it lies there. */
  private Side workingTree(Predicate<Path> elsewhere) {
    LoadRequest request = named(confinement.request(file, confinement.files()));
    WorkingFiles stored = working(request);
    Side side = side(WORKING_TREE, request, confinement.git(), stored, elsewhere);
    say(WORKING_TREE, side.concealed(), stored.notes());
    return side;
  }

  private Side revision(String name, Predicate<Path> elsewhere) throws Failure {
    return revision(name, List.of(), elsewhere);
  }

  /**
   * The project of a revision.
   *
   * @param others Compose files that stand for those of the command line; none for these
   */
  private Side revision(String name, List<String> others, Predicate<Path> elsewhere)
      throws Failure {
    LoadRequest request = placed(confinement.request(file, confinement.files()), others);
    if (options.readsStandardInput()) {
      throw new Failure(ExitCode.USAGE, "standard input has no revisions: name a file");
    }
    try (Revision revision = Revision.open(directory(request), name, world.environment())) {
      RevisionFiles files =
          new RevisionFiles(revision, confinement.files(), confinement.git(), working(request));
      Side side =
          side(
              name,
              named(placed(confinement.request(file, files), others)),
              files::tracked,
              files,
              elsewhere);
      untracked.addAll(files.untracked());
      say(name, side.concealed(), files.notes());
      if (files.failure().isPresent()) {
        String failure = side.concealed().text(files.failure().get());
        throw new IOException("at " + name + ": " + CommonWords.harmless(failure));
      }
      return side;
    } catch (IOException e) {
      throw new Failure(ExitCode.FAILED, Messages.reason(e));
    } catch (InvalidPathException e) {
      throw new Failure(ExitCode.FAILED, "nothing has the name of this project's directory");
    }
  }

  private static LoadRequest placed(LoadRequest request, List<String> files) {
    return files.isEmpty() ? request : request.toBuilder().files(files).build();
  }

  private void say(String name, Concealed concealed, List<String> notes) {
    String side = name.equals(WORKING_TREE) ? name : "at " + name;
    notes.forEach(
        note -> world.err().line(CommonWords.harmless(side + ": " + concealed.text(note))));
  }

  private WorkingFiles working(LoadRequest request) {
    return new WorkingFiles(confinement.files(), directory(request), world.environment());
  }

  /** The same with files named from the root of the repository, as a pull request shows them. */
  private static LoadRequest named(LoadRequest request) {
    return ReportFiles.root(directory(request))
        .map(root -> request.toBuilder().namesFrom(root).build())
        .orElse(request);
  }

  /** Where the repository is looked for: where the Compose file is, or was. */
  private static Path directory(LoadRequest request) {
    Path start = request.workingDirectory();
    Path directory =
        request.files().isEmpty()
            ? request.projectDirectory().map(start::resolve).orElse(start)
            : start.resolve(request.files().get(0)).normalize().getParent();
    while (directory != null && !Files.isDirectory(directory)) {
      directory = directory.getParent();
    }
    return directory == null ? start : directory;
  }

  private Side side(
      String name,
      LoadRequest asked,
      TrackedFiles.Source git,
      StoredFiles stored,
      Predicate<Path> elsewhere) {
    Set<Path> lacking = new TreeSet<>();
    LoadRequest request =
        asked.toBuilder()
            .mayLack(
                file -> {
                  boolean mayLack = elsewhere.test(file);
                  if (mayLack) {
                    lacking.add(file);
                  }
                  return mayLack;
                })
            .build();
    ProjectRun run =
        ProjectRun.elsewhere(request, Accepted.of(given).codes(), git, Optional.empty());
    say(name, run.concealed(), lacking.stream().map(file -> lacking(file, request)).toList());
    if (isAbsent(run) || isOfOthers(run, request)) {
      return Side.absent(name, run.concealed());
    }
    Optional<ComposeProject> project = run.loaded().project();
    Map<ContentPrints.Thing, ContentPrints.Print> prints =
        project.isPresent() && run.files().isPresent()
            ? ContentPrints.of(run.images(), request.fileAccess(), stored, run.files().get())
            : Map.of();
    List<SecretPrint> secrets =
        project.isPresent() && run.template().isPresent()
            ? SecretPrint.of(
                run.secrets(),
                run.loaded().variables(),
                request.fileAccess(),
                project.get(),
                run.template().get())
            : List.of();
    return new Side(
        name,
        project,
        run.template(),
        run.jobs(),
        run.diagnostics(),
        prints,
        secrets,
        run.accepted(),
        run.loaded().sources(),
        run.concealed(),
        false);
  }

  private static String lacking(Path file, LoadRequest request) {
    boolean inside = file.startsWith(request.names());
    Path shown = inside ? request.names().relativize(file) : file;
    return shown + " is not there, and is left out";
  }

  /** Whether the only Compose file that was found lies above the repository. */
  private static boolean isOfOthers(ProjectRun run, LoadRequest request) {
    boolean named = !request.files().isEmpty() || request.environment().containsKey("COMPOSE_FILE");
    return !named
        && ReportFiles.root(directory(request)).isPresent()
        && !run.loaded().sources().isEmpty()
        && run.loaded().sources().keySet().stream().allMatch(file -> file.startsWith("/"));
  }

  /** Whether nobody has written a Compose file, where none is named. */
  private static boolean isAbsent(ProjectRun run) {
    return run.loaded().project().isEmpty()
        && !run.diagnostics().isEmpty()
        && run.diagnostics().stream().allMatch(d -> d.code() == ReadCode.NO_CONFIGURATION);
  }

  /** Both sides, whatever they are. */
  Comparison both() throws Failure {
    Side after = to();
    Side before = moved(from(), after);
    confinement.sayRefused(List.of(before.concealed(), after.concealed()));
    checkThere(before, after);
    return Comparison.of(before, after);
  }

  /** Refuses to compare nothing with nothing, or what could not be looked at. */
  void checkThere(Side before, Side after) throws Failure {
    boolean isRefused = (before.absent() || after.absent()) && confinement.hasRefused();
    if (isRefused || (before.absent() && after.absent())) {
      throw new Failure(
          ExitCode.FAILED,
          "nothing is compared: "
              + (isRefused
                  ? "a Compose file lies outside of what " + Confinement.CONFINE + " names"
                  : "there is no Compose file on either side"));
    }
  }

  /** The files that were read and that git does not track: what is in them may differ. */
  Untracked untracked() {
    return new Untracked(untracked);
  }

  /** Says what could differ, and is not known to. */
  void sayUntracked() {
    untracked().line().ifPresent(world.err()::line);
  }

  /** Says what was not read because it lies outside. */
  void sayRefused(List<Concealed> concealed) {
    confinement.sayRefused(concealed);
  }

  /** An error of a side, on one line. */
  static String words(Side side, Diagnostic error) {
    String place = error.locations().isEmpty() ? "" : error.locations().get(0) + ": ";
    return CommonWords.harmless(
        side.name()
            + ": "
            + place
            + error.code().id()
            + ": "
            + error.message().lines().findFirst().orElse(""));
  }

  /** Both sides of a command that compares only when it is told to. */
  Comparison comparison() throws Failure {
    Comparison both = both();
    if (both.isNothing()) {
      sayUntracked();
    }
    for (Side side : List.of(both.before(), both.after())) {
      if (!side.isWhole()) {
        side.errors().stream().limit(1).forEach(one -> world.err().line(words(side, one)));
        throw new Failure(
            ExitCode.FAILED,
            side.name()
                + " has no template: "
                + CommonWords.count(side.errors().size(), "error")
                + ", `c2ecs check`");
      }
    }
    return both;
  }
}
