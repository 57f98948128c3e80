package dev.c2ecs.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of the system that tests run; CI has all of them. */
final class SystemTools {

  private SystemTools() {}

  /**
   * A program; the test is skipped where it is absent, but not in CI.
   *
   * @param name its name on the {@code PATH}
   * @param debian the package of Debian and Ubuntu that has it
   */
  static Path program(String name, String debian) {
    Optional<Path> found =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .map(directory -> Path.of(directory).resolve(name))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty() && Repo.isCi()) {
      throw new IllegalStateException("CI needs " + name + ": apt-get install " + debian);
    }
    assumeTrue(found.isPresent(), () -> "skipped: there is no " + name);
    return found.orElseThrow();
  }
}
