package dev.c2ecs.cli;

import dev.c2ecs.compose.io.FileAccess;
import dev.c2ecs.compose.model.Build;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.StoredFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ParseResult;

/**
 * What a result may be written over: only a file of its own kind, nothing that the project is made
 * of, and with {@code --confine} nothing outside of that directory. Devices, pipes and empty files
 * have nothing to lose.
 */
final class Overwriting {

  /** Longer files are of no kind that is written here. */
  private static final int LARGEST = 16 * 1024 * 1024;

  /**
   * Where a result may be written.
   *
   * @param name the file as the user names it; empty for standard output
   */
  record Target(Optional<String> name) {
    /** Standard output. */
    static final Target STANDARD_OUTPUT = new Target(Optional.empty());

    /** A file of the project that this program keeps, and has read before. */
    static Target kept(Path file) {
      return new Target(Optional.of(file.toString()));
    }

    /** Whether nothing but standard output is written. */
    boolean isStandardOutput() {
      return name.isEmpty() || Overwriting.isStandardOutput(name.get());
    }
  }

  private final RunContext world;
  private final Confinement confinement;
  private final Set<Path> inputs;

  /**
   * What may be written over.
   *
   * @param options what was read so far
   * @param confinement where results may be
   * @param project the project, which names further files; empty when it could not be loaded
   */
  Overwriting(
      RunContext world,
      GlobalOptions options,
      Confinement confinement,
      Optional<ComposeProject> project) {
    this.world = world;
    this.confinement = confinement;
    this.inputs = new HashSet<>(options.filesRead());
    project.ifPresent(this::addFiles);
  }

  /** The same of the confinement that a command line asks for. */
  static Overwriting of(
      RunContext world, GlobalOptions options, ParseResult given, Optional<ComposeProject> project)
      throws Failure {
    return new Overwriting(world, options, Confinement.of(world, options, given), project);
  }

  /**
   * The place of a result.
   *
   * @param name the file as the user names it; empty for standard output
   * @param kind what is written
   * @throws Failure when something is there that would be lost, or it may not be written there
   */
  Target target(Optional<String> name, ResultKind kind) throws Failure {
    if (name.isPresent() && !isStandardOutput(name.get())) {
      checkInput(name.get());
      checkConfined(name.get());
      checkKind(name.get(), kind);
    }
    return new Target(name);
  }

  /** Refuses what lies outside of the directory that a project is confined to. */
  void checkConfined(String name) throws Failure {
    Path place = place(name);
    if (!isDevice(place) && !confinement.contains(place)) {
      throw refused(
          name
              + " lies outside of what "
              + Confinement.CONFINE
              + " names, and is not written; name another one");
    }
  }

  /** The text of a file that is not longer than any of ours. */
  static String text(Path file) throws IOException {
    return new String(FileAccess.system().read(file, LARGEST), StandardCharsets.UTF_8);
  }

  private void checkKind(String name, ResultKind kind) throws Failure {
    Path file = world.workingDirectory().resolve(name);
    boolean isOurs;
    try {
      isOurs = !hasContent(file) || (Files.size(file) <= LARGEST && kind.is(text(file)));
    } catch (IOException e) {
      isOurs = false;
    }
    if (!isOurs) {
      throw refused(
          name
              + " is there and is not "
              + kind.words()
              + ": it would be lost; remove it first or name another one");
    }
  }

  /** Whether a name means standard output. */
  static boolean isStandardOutput(String name) {
    return name.equals("-") || name.equals("/dev/stdout");
  }

  /** Whether a file is there that has something to lose. */
  static boolean hasContent(Path file) throws IOException {
    return Files.isRegularFile(file) && Files.size(file) > 0;
  }

  /**
   * Refuses a file that a project is made of, through links too.
   *
   * @param name the file as the user names it
   */
  private void checkInput(String name) throws Failure {
    Path file = world.workingDirectory().resolve(name);
    for (Path input : inputs) {
      if (isSame(file, input)) {
        throw refused(name + " is a file of the project and would be lost; name another one");
      }
    }
  }

  /** Refuses one file for two results. */
  void checkDistinct(String template, String parameters) throws Failure {
    Path first = place(template);
    Path second = place(parameters);
    boolean isOne =
        isStandardOutput(template)
            ? isStandardOutput(parameters)
            : first.equals(second) || isSame(first, second);
    if (isOne && !isDevice(first)) {
      throw refused(
          "the template and its parameters cannot both be written to "
              + (isStandardOutput(template) ? "standard output" : template)
              + "; name another file with --parameters");
    }
  }

  /** Where a file is, or would be made: a directory above it may be a link. */
  private Path place(String name) {
    Path file = world.workingDirectory().resolve(name);
    for (Path above = file; above != null; above = above.getParent()) {
      if (Files.exists(above)) {
        try {
          return above.toRealPath().resolve(above.relativize(file)).normalize();
        } catch (IOException e) {
          break;
        }
      }
    }
    return file.normalize();
  }

  private static boolean isDevice(Path file) {
    return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.isRegularFile(one) && Files.isSameFile(one, other);
    } catch (IOException e) {
      return false;
    }
  }

  private static Failure refused(String sentence) {
    return new Failure(ExitCode.FAILED, sentence);
  }

  private void addFiles(ComposeProject project) {
    project.configs().values().stream().map(StoredFile::file).forEach(this::add);
    project.secrets().values().stream().map(StoredFile::file).forEach(this::add);
    project
        .services()
        .values()
        .forEach(
            service -> {
              service.build().ifPresent(build -> add(dockerfile(build)));
              service.volumes().stream()
                  .filter(Mount.Bind.class::isInstance)
                  .forEach(mount -> add(Optional.of(((Mount.Bind) mount).source())));
            });
  }

  private static Optional<String> dockerfile(Build build) {
    String file = build.dockerfile().orElse("Dockerfile");
    return Optional.of(file.startsWith("/") ? file : build.context() + "/" + file);
  }

  private void add(Optional<String> file) {
    try {
      file.map(Path::of).ifPresent(inputs::add);
    } catch (InvalidPathException e) {
      // nothing has this name
    }
  }
}
