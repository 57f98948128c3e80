package dev.c2ecs.cli;

import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.registry.ImageLock;
import dev.c2ecs.compose.model.ComposeProject;
import java.io.IOException;
import java.nio.file.Files;
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
   * @return empty when there is none
   * @throws Refusal if it cannot be read, or is none that `c2ecs lock` writes
   */
  static Optional<ImageLock> read(ComposeProject project) {
    Path file = of(project);
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      if (Files.isRegularFile(file) && Files.size(file) <= LARGEST) {
        return Optional.of(ImageLock.read(Files.readAllBytes(file)));
      }
    } catch (IOException e) {
      // said below
    }
    throw new Refusal(DeployCode.LOCK_FILE, ImageLock.FILE + " cannot be read");
  }
}
