package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What others wrote to check workflows, installed once into ignored folders of the repository. */
final class CiTools {

  /**
   * What a process printed.
   *
   * @param exitCode its exit code
   * @param out standard output and error
   */
  record Result(int exitCode, String out) {}

  private static final String ACTIONLINT = "v1.7.12";
  private static final int MINUTES = 5;

  private CiTools() {}

  /** Runs a tool of the Python packages in {@code src/test/tools/ci.txt}. */
  static Result python(Path directory, String tool, List<String> args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(PythonTools.python("ci").resolveSibling(tool).toString());
    command.addAll(args);
    return run(directory, command, Map.of());
  }

  /**
   * Runs actionlint on the workflows of a repository; it looks into their scripts by shellcheck.
   */
  static Result actionlint(Path repository) throws IOException {
    String shellcheck = PythonTools.python("ci").resolveSibling("shellcheck").toString();
    return run(repository, List.of(actionlint().toString(), "-shellcheck", shellcheck), Map.of());
  }

  private static synchronized Path actionlint() throws IOException {
    Path home = Repo.ROOT.resolve(".tools").resolve("actionlint-" + ACTIONLINT);
    Path tool = home.resolve("actionlint");
    Files.createDirectories(home);
    try (FileChannel lock =
            FileChannel.open(
                home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = lock.lock()) {
      assertThat(held.isValid()).isTrue();
      if (!Files.exists(tool)) {
        String go = SystemTools.program("go", "golang-go").toString();
        String module = "github.com/rhysd/actionlint/cmd/actionlint@" + ACTIONLINT;
        Result result = run(home, List.of(go, "install", module), Map.of("GOBIN", home.toString()));
        if (result.exitCode() != 0 && Repo.isCi()) {
          throw new IllegalStateException("CI needs actionlint:\n" + result.out());
        }
        assumeTrue(result.exitCode() == 0, "skipped: there is no actionlint");
      }
    }
    return tool;
  }

  /** Runs a command with some more variables. */
  static Result run(Path directory, List<String> command, Map<String, String> variables)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().putAll(variables);
    return end(builder);
  }

  /** Runs a command with these variables and no others. */
  static Result runAlone(Path directory, List<String> command, Map<String, String> variables)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(variables);
    return end(builder);
  }

  private static Result end(ProcessBuilder builder) throws IOException {
    Path out = Files.createTempFile("c2ecs", ".out");
    try {
      Process process = builder.redirectOutput(out.toFile()).start();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException(builder.command() + " does not end");
      }
      return new Result(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      Files.delete(out);
    }
  }
}
