package dev.c2ecs.cli;

import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.registry.ImageLock;
import dev.c2ecs.compose.io.FileAccess;
import dev.c2ecs.compose.model.ComposeProject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The file of the lock, in the directory of a project. */
final class LockFile {

  private static final int LARGEST = 16 * 1024 * 1024;

  private LockFile() {}

  /** Where it is, or would be. */
  static Path of(ComposeProject project) {
    return Path.of(project.directory()).resolve(ImageLock.FILE);
  }

  /**
   * Reads it.
   *
   * @param files where the project is
   * @return empty when there is none
   * @throws Refusal if it cannot be read, or is none that `c2ecs lock` writes
   */
  static Optional<ImageLock> read(ComposeProject project, FileAccess files) {
    Path file = of(project);
    try {
      if (!files.exists(file)) {
        return Optional.empty();
      }
      if (files.isRegularFile(file) && files.size(file) <= LARGEST) {
        return Optional.of(ImageLock.read(files.read(file, LARGEST)));
      }
    } catch (IOException e) {
      // said below
    }
    throw new Refusal(DeployCode.LOCK_FILE, ImageLock.FILE + " cannot be read");
  }
}
