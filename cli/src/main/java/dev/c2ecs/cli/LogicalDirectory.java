package dev.c2ecs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The working directory under the name by which its user went there. Behind a symbolic link that is
 * another one than Java has, and a project is named by it.
 */
final class LogicalDirectory {

  private LogicalDirectory() {}

  /**
   * The name that {@code PWD} has for a directory, when that is indeed the same one.
   *
   * @param directory the absolute working directory
   */
  static Path of(Map<String, String> environment, Path directory) {
    String name = environment.getOrDefault("PWD", "");
    if (!name.startsWith("/") || name.equals(directory.toString())) {
      return directory;
    }
    try {
      Path named = Path.of(name);
      return Files.isSameFile(named, directory) ? named : directory;
    } catch (IOException | InvalidPathException e) {
      return directory;
    }
  }
}
