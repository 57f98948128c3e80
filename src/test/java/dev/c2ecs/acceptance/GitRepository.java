package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Repositories for tests, made with the git of this machine. */
final class GitRepository {

  private final Path directory;

  private GitRepository(Path directory) {
    this.directory = directory;
  }

  /** A new repository in a directory; the test is skipped where there is no git, but not in CI. */
  static GitRepository in(Path directory) throws IOException {
    boolean there;
    try {
      there = call(directory, List.of("git", "--version")) == 0;
    } catch (IOException e) {
      there = false;
    }
    if (!there && Repo.isCi()) {
      throw new IllegalStateException("CI needs git");
    }
    assumeTrue(there, () -> "skipped: there is no git");
    GitRepository repository = new GitRepository(directory);
    repository.run("init", "-q");
    return repository;
  }

  /** Runs git here. */
  GitRepository run(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    for (String setting :
        List.of("user.name=t", "user.email=t@example.com", "protocol.file.allow=always")) {
      command.addAll(List.of("-c", setting));
    }
    command.addAll(Arrays.asList(arguments));
    assertThat(call(directory, command)).as(String.join(" ", command)).isZero();
    return this;
  }

  /** The commit that is checked out. */
  String head() throws IOException {
    return answer(directory, List.of("git", "rev-parse", "HEAD")).strip();
  }

  /** Tracks files; ignored ones too. */
  GitRepository track(String... paths) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("add", "-f", "--"));
    arguments.addAll(Arrays.asList(paths));
    return run(arguments.toArray(String[]::new));
  }

  private static int call(Path directory, List<String> command) throws IOException {
    Process process = start(directory, command);
    said(process);
    return process.exitValue();
  }

  private static String answer(Path directory, List<String> command) throws IOException {
    return said(start(directory, command));
  }

  private static Process start(Path directory, List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("GIT_"));
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    return builder.start();
  }

  private static String said(Process process) throws IOException {
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(said).isTrue();
      return said;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
