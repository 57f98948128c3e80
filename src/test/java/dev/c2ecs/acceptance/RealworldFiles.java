package dev.c2ecs.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Applications with stand-ins for the files that their repositories have and the collection has
 * not, {@code src/test/realworld/files.txt}: a copy for those that lack some.
 */
final class RealworldFiles {

  private static final Path COPIES = Repo.ROOT.resolve("src/test/target/realworld");

  private RealworldFiles() {}

  /**
   * The directory of an application with all the files that it mounts, as far as they are known.
   */
  static Path complete(Path directory) {
    String name = String.valueOf(directory.getFileName());
    List<String> lacking =
        Repo.read(Repo.ROOT.resolve("src/test/realworld/files.txt"))
            .lines()
            .filter(line -> line.startsWith(name + " "))
            .map(line -> line.substring(name.length() + 1))
            .toList();
    return lacking.isEmpty() ? directory : copy(directory, lacking);
  }

  /** Whether a file belongs to an application. */
  static boolean has(Path file) {
    return file.startsWith(Repo.shared("realworld")) || file.startsWith(COPIES);
  }

  /** Several processes may want it at once. */
  private static synchronized Path copy(Path directory, List<String> lacking) {
    Path copy = COPIES.resolve(String.valueOf(directory.getFileName()));
    if (Files.exists(copy)) {
      return copy;
    }
    try {
      Files.createDirectories(COPIES);
      Path made = Files.createTempDirectory(COPIES, "copy");
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.skip(1).toList()) {
          Files.copy(file, made.resolve(directory.relativize(file).toString()));
        }
      }
      for (String file : lacking) {
        Files.createDirectories(made.resolve(file).getParent());
        Files.writeString(made.resolve(file), "a stand-in\n");
      }
      try {
        Files.move(made, copy);
      } catch (FileSystemException e) {
        if (!Files.exists(copy)) {
          throw e;
        }
      }
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
