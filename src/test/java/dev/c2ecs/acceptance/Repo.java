package dev.c2ecs.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The places of the repository, and of the shared material beside it. */
public final class Repo {

  public static final Path ROOT =
      Path.of(Objects.requireNonNull(System.getenv("C2ECS_ROOT"), "C2ECS_ROOT"))
          .toAbsolutePath()
          .normalize();

  private Repo() {}

  /** Whether nothing may be skipped. */
  public static boolean isCi() {
    return "true".equals(System.getenv("CI"));
  }

  /** A folder of the shared material; the test is skipped where it is absent, but not in CI. */
  static Path shared(String name) {
    Path path = ROOT.resolveSibling("shared").resolve(name);
    if (!Files.exists(path) && isCi()) {
      throw new IllegalStateException("CI needs " + path);
    }
    assumeTrue(Files.exists(path), () -> "skipped: there is no shared/" + name);
    return path;
  }

  /** The directories of the samples, sorted. */
  public static List<Path> samples() {
    try (Stream<Path> entries = Files.list(ROOT.resolve("samples"))) {
      return entries.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
