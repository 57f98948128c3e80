package dev.c2ecs.compose;

import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.ReadCode;
import dev.c2ecs.compose.io.FileAccess;
import dev.c2ecs.compose.model.Build;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.model.StoredFile;
import dev.c2ecs.compose.tree.TreePath;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks whether the files that a project names are there: {@code docker compose config} does not,
 * because it needs none of them.
 */
public final class ReferencedFiles {

  private final ComposeProject project;
  private final FileAccess files;
  private final Set<String> dockerfiles = new HashSet<>();
  private final List<Diagnostic> missing = new ArrayList<>();

  private ReferencedFiles(ComposeProject project, FileAccess files) {
    this.project = project;
    this.files = files;
  }

  /**
   * A warning for each build context, Dockerfile, secret and config whose file is missing; a
   * Dockerfile that several builds have is reported once.
   */
  public static List<Diagnostic> missing(ComposeProject project, FileAccess files) {
    ReferencedFiles run = new ReferencedFiles(project, files);
    for (Service service : project.services().values()) {
      Optional<String> context = service.build().map(Build::context);
      run.check(context, service.path().child("build").child("context"), "the build context");
      service.build().ifPresent(build -> run.dockerfile(build, service.path().child("build")));
    }
    run.stored("secrets", project.secrets());
    run.stored("configs", project.configs());
    return List.copyOf(run.missing);
  }

  /** The Dockerfile in a build context of this machine that exists. */
  private void dockerfile(Build build, TreePath path) {
    String context = build.context();
    if (build.dockerfileInline().isEmpty() && context.startsWith("/") && exists(context)) {
      String file = build.dockerfile().orElse("Dockerfile");
      String whole = file.startsWith("/") ? file : context + "/" + file;
      if (dockerfiles.add(whole)) {
        check(Optional.of(whole), path.child("dockerfile"), "the Dockerfile");
      }
    }
  }

  private boolean exists(String name) {
    try {
      return files.exists(Path.of(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** What is at a path of the machine. */
  public static HostPathKind kind(String name, FileAccess files) {
    Path path;
    try {
      path = Path.of(name);
    } catch (InvalidPathException e) {
      return HostPathKind.MISSING;
    }
    if (files.isDirectory(path)) {
      return files.isEmpty(path) ? HostPathKind.EMPTY_DIRECTORY : HostPathKind.DIRECTORY;
    }
    return files.exists(path) ? HostPathKind.FILE : HostPathKind.MISSING;
  }

  private void stored(String section, Map<String, StoredFile> all) {
    for (StoredFile file : all.values()) {
      check(file.file(), TreePath.of(section, file.key(), "file"), "the file");
    }
  }

  /** A path as it is seen from the project when it is in it. */
  private String shown(String path) {
    String directory = project.directory();
    return path.startsWith(directory + "/") ? "." + path.substring(directory.length()) : path;
  }

  private void check(Optional<String> name, TreePath path, String what) {
    if (name.isPresent() && name.get().startsWith("/") && !exists(name.get())) {
      missing.add(
          Diagnostic.at(
              ReadCode.FILE_MISSING,
              path,
              project.origin(path),
              what + " " + shown(name.get()) + " does not exist",
              "create " + shown(name.get()) + " before deploying, or correct the path"));
    }
  }
}
