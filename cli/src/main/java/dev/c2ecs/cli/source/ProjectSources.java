package dev.c2ecs.cli.source;

import dev.c2ecs.cfn.extension.EcsParams;
import dev.c2ecs.cfn.input.SourceFacts;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.cfn.storage.HostPaths;
import dev.c2ecs.compose.HostPathKind;
import dev.c2ecs.compose.ReferencedFiles;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.io.FileAccess;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.TreePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at what a project mounts and builds. Git is asked only for directories that may become part
 * of an image, so that a project without any starts no process.
 */
public final class ProjectSources {

  /** As much as tells text from anything else; the size of one block. */
  private static final int HEAD = 8192;

  private static final int LONGEST_DOCKERFILE = 1 << 20;

  private ProjectSources() {}

  /**
   * What there is.
   *
   * @param environment the variables of the process, whose home directory counts
   * @param delivered asks git
   */
  public static Surroundings of(
      ComposeProject project,
      FileAccess files,
      Map<String, String> environment,
      DeliveredPaths delivered) {
    Map<String, SourceFacts> sources = new HashMap<>();
    for (String path : HostPaths.of(project)) {
      SourceFacts facts = facts(path, files, delivered);
      sources.put(
          path, leadsOut(path, project.directory(), files).map(facts::behind).orElse(facts));
    }
    Map<String, String> dockerfiles = new HashMap<>();
    for (Service service : project.services().values()) {
      service
          .build()
          .flatMap(Surroundings::dockerfile)
          .ifPresent(path -> text(path, files).ifPresent(text -> dockerfiles.put(path, text)));
    }
    return new Surroundings(sources, dockerfiles, Optional.empty(), Map.of())
        .withHome(environment.getOrDefault("HOME", ""))
        .withBeside(beside(project, files))
        .readBy(new DeliveredTexts(delivered, files));
  }

  /** What there is to say of files of other tools beside the Compose files. */
  private static List<Diagnostic> beside(ComposeProject project, FileAccess files) {
    for (String name : EcsParams.NAMES) {
      String path = project.directory() + "/" + name;
      if (ReferencedFiles.kind(path, files) == HostPathKind.FILE) {
        String shown = besideComposeFile(project, name);
        return text(path, files).map(text -> EcsParams.of(shown, text)).orElse(List.of());
      }
    }
    return List.of();
  }

  /** A file as a message names it: where the Compose file is said to be. */
  private static String besideComposeFile(ComposeProject project, String name) {
    String file = project.origin(TreePath.of("services")).file();
    return file.substring(0, file.lastIndexOf('/') + 1) + name;
  }

  /** Where links of a path of the project lead, when that is outside of it. */
  private static Optional<String> leadsOut(String path, String project, FileAccess files) {
    if (!(path + "/").startsWith(project + "/")) {
      return Optional.empty();
    }
    try {
      Path real = files.real(Path.of(path));
      return real.startsWith(files.real(Path.of(project)))
          ? Optional.empty()
          : Optional.of(real.toString());
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(String path, FileAccess files) {
    try {
      byte[] bytes = files.read(Path.of(path), LONGEST_DOCKERFILE);
      return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static SourceFacts facts(String path, FileAccess files, DeliveredPaths delivered) {
    HostPathKind kind = ReferencedFiles.kind(path, files);
    return switch (kind) {
      case FILE -> file(Path.of(path), files);
      case DIRECTORY ->
          HostPaths.maybeDelivered(path)
              ? directory(Path.of(path), files, delivered)
              : SourceFacts.of(kind);
      case EMPTY_DIRECTORY, MISSING -> SourceFacts.of(kind);
    };
  }

  private static SourceFacts directory(Path path, FileAccess files, DeliveredPaths delivered) {
    Optional<TrackedFiles> tracked = delivered.tracked(path);
    return SourceFacts.directory(
        tracked.map(TrackedFiles::facts), tracked.isEmpty() && isInRepository(path, files));
  }

  private static boolean isInRepository(Path path, FileAccess files) {
    for (Path above = path; above != null; above = above.getParent()) {
      if (files.exists(above.resolve(".git"))) {
        return true;
      }
    }
    return false;
  }

  private static SourceFacts file(Path path, FileAccess files) {
    try {
      // a socket or a pipe has nothing to look at
      if (!files.isRegularFile(path)) {
        return SourceFacts.file(0, false);
      }
      return SourceFacts.file(files.size(path), isBinary(files.read(path, HEAD)));
    } catch (IOException e) {
      return SourceFacts.file(0, false);
    }
  }

  private static boolean isBinary(byte[] head) {
    for (byte b : head) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }
}
