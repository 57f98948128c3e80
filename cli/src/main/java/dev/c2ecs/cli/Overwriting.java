package dev.c2ecs.cli;

import dev.c2ecs.compose.model.Build;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.StoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a result may be written over: nothing that the project is made of. Devices, pipes and empty
 * files have nothing to lose.
 */
final class Overwriting {

  private final RunContext world;
  private final Set<Path> inputs;

  /**
   * What may be written over.
   *
   * @param read the files that were read, absolute
   * @param project the project, which names further files; empty when it could not be loaded
   */
  Overwriting(RunContext world, Set<Path> read, Optional<ComposeProject> project) {
    this.world = world;
    this.inputs = new HashSet<>(read);
    project.ifPresent(this::addFiles);
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
  void checkInput(String name) throws Failure {
    if (isStandardOutput(name)) {
      return;
    }
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

  /** Where a file is, or would be made: its directory may be a link. */
  private Path place(String name) {
    Path file = world.workingDirectory().resolve(name).normalize();
    try {
      Path parent = file.getParent();
      return Files.exists(file) || parent == null
          ? file.toRealPath()
          : parent.toRealPath().resolve(file.getFileName());
    } catch (IOException e) {
      return file;
    }
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
