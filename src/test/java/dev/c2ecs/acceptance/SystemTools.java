package dev.c2ecs.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs of the system that tests run; CI has all of them. */
public final class SystemTools {

  private static final long MINUTES = 10;

  private SystemTools() {}

  /**
   * A program. In CI its package is installed where it is missing; elsewhere the test is skipped.
   *
   * @param name its name on the {@code PATH}
   * @param debian the package of Debian and Ubuntu that has it
   */
  public static synchronized Path program(String name, String debian) {
    Optional<Path> found = find(name);
    if (found.isEmpty() && Repo.isCi()) {
      install(debian);
      found = find(name);
      if (found.isEmpty()) {
        throw new IllegalStateException("CI needs " + name + ": apt-get install " + debian);
      }
    }
    assumeTrue(found.isPresent(), () -> "skipped: there is no " + name);
    return found.orElseThrow();
  }

  private static Optional<Path> find(String name) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .map(directory -> Path.of(directory).resolve(name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static void install(String debian) {
    run(List.of("apt-get", "update"));
    run(List.of("apt-get", "install", "-y", "--no-install-recommends", debian));
  }

  /** Runs apt-get, as root; the two processes of the tests wait for each other. */
  private static void run(List<String> command) {
    List<String> all = new ArrayList<>();
    if (!System.getProperty("user.name", "").equals("root")) {
      all.addAll(List.of("sudo", "-n"));
    }
    all.addAll(command);
    all.addAll(List.of("-o", "DPkg::Lock::Timeout=300", "-o", "APT::Update::Lock::Timeout=300"));
    try {
      Process process =
          new ProcessBuilder(all)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new IllegalStateException("CI needs apt-get", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
