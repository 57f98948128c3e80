package dev.c2ecs.cli.source;

import java.nio.file.Path;

/** Which files below a directory belong to a project. */
@FunctionalInterface
public interface KnownFiles {

  /**
   * Whether a file, a link or a directory is one of them, or has one.
   *
   * @param directory the directory that was asked about
   * @param path what is below it
   * @param tracked whether only what git tracks counts
   */
  boolean have(Path directory, Path path, boolean tracked);
}
