package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only a process of its own shows: streams that cannot be written, and full disks. */
class ProcessTest {

  /** A template of an earlier time, which may be replaced. */
  private static final String PRECIOUS =
      "AWSTemplateFormatVersion: \"2010-09-09\"\nDescription: old\nResources: {}\n";

  private static final String COMPOSE = "name: p\nservices: {web: {image: 'nginx:1.29'}}\n";

  @TempDir Path directory;

  private record Result(int exitCode, String out, String err) {}

  @BeforeEach
  void writeComposeFile() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: there is no /bin/sh");
    Files.writeString(directory.resolve("compose.yaml"), COMPOSE);
  }

  /** Runs a shell command in which {@code $C2ECS} starts the program. */
  private Result shell(String command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", "-c", command)
            .directory(directory.toFile())
            .redirectError(directory.resolve("err").toFile());
    builder.environment().put("C2ECS", String.join(" ", StartedProgram.command()));
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String err = Files.readString(directory.resolve("err"), StandardCharsets.UTF_8);
    assertThat(err).doesNotContain("\tat ");
    return new Result(process.exitValue(), out, err);
  }

  @Test
  void aClosedStandardOutputIsAFailure() throws IOException, InterruptedException {
    Result result = shell("exec $C2ECS convert compose.yaml >&-");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("c2ecs: standard output cannot be written");
  }

  @Test
  void aFullDiskBehindStandardOutputIsAFailure() throws IOException, InterruptedException {
    assumeTrue(Files.exists(Path.of("/dev/full")), "skipped: there is no /dev/full");
    Result result = shell("exec $C2ECS convert compose.yaml > /dev/full");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("standard output cannot be written: No space left on device");
  }

  @Test
  void aReaderThatGoesAwayIsNoReasonToComplain() throws IOException, InterruptedException {
    Result result = shell("{ $C2ECS convert compose.yaml; echo $? > code; } | true");
    assertThat(result.err()).contains("info C2E391").doesNotContain("c2ecs: ");
    assertThat(directory.resolve("code")).hasContent("1");
  }

  @Test
  void aFileThatCannotBeWrittenWholeIsLeftAlone() throws IOException, InterruptedException {
    Path template = directory.resolve("template.yaml");
    Files.writeString(template, PRECIOUS);
    Result result = shell("ulimit -f 4; exec $C2ECS convert compose.yaml -o template.yaml");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("c2ecs: template.yaml cannot be written");
    assertThat(template).hasContent(PRECIOUS.strip());
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()).toList())
          .containsExactlyInAnyOrder("compose.yaml", "template.yaml", "err");
    }
  }

  @Test
  void anExistingFileIsReplacedAndKeepsItsPermissions() throws IOException, InterruptedException {
    Path template = directory.resolve("template.yaml");
    Files.writeString(template, PRECIOUS);
    Files.setPosixFilePermissions(template, PosixFilePermissions.fromString("rw-r-----"));
    Result result = shell("exec $C2ECS convert compose.yaml -o template.yaml");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(Files.readString(template))
        .startsWith("AWSTemplateFormatVersion:")
        .doesNotContain("old");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(template)))
        .isEqualTo("rw-r-----");
    assertThat(result.err()).contains("c2ecs: wrote template.yaml: ");
  }

  @Test
  void aDirectoryOrMissingPathIsNoPlaceToWrite() throws IOException, InterruptedException {
    Files.createDirectory(directory.resolve("dir"));
    for (String target : List.of("dir", "no/such/dir.yaml")) {
      Result result = shell("exec $C2ECS convert compose.yaml -o " + target);
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.err()).contains("c2ecs: " + target + " cannot be written");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cat compose.yaml | $C2ECS -f - config --services",
        "$C2ECS -f - config --services < compose.yaml",
        "cat compose.yaml | $C2ECS -f - -f - config --services",
        "{ sleep 0.1; head -c 9 compose.yaml; sleep 0.1; tail -c +10 compose.yaml; }"
            + " | $C2ECS -f - config --services",
        "mkfifo fifo; cat compose.yaml > fifo & $C2ECS -f fifo config --services"
      })
  void aComposeFileComesThroughAPipe(String command) throws IOException, InterruptedException {
    Result result = shell(command);
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).isEqualTo("web\n");
  }

  @Test
  void eventsComeThroughAPipe() throws IOException, InterruptedException {
    Path events = Repo.ROOT.resolve("src/test/events/exit.json");
    Result result = shell("cat '" + events + "' | $C2ECS doctor --events -");
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("failed: a container of service web ends with exit code 1");
    assertThat(shell("cat compose.yaml | $C2ECS doctor -f - --events -").err())
        .startsWith("error C2E514: standard input is no list of events: write it with");
  }

  @Test
  void nothingOnStandardInputIsSaid() throws IOException, InterruptedException {
    assertThat(shell("$C2ECS -f - convert < /dev/null").err())
        .contains("(standard input): error C2E007: the file is empty");
    assertThat(shell("$C2ECS -f - convert < .").err()).contains("error C2E002: (standard input)");
    assertThat(shell("$C2ECS doctor --events - < /dev/null").err())
        .startsWith("error C2E514: standard input is no list of events");
  }

  @Test
  void otherLettersNeedALocaleThatKnowsThem() throws IOException, InterruptedException {
    Path folder = Files.createDirectory(directory.resolve("müll"));
    Files.writeString(folder.resolve("compose.yaml"), COMPOSE);
    Files.writeString(
        directory.resolve("env.yaml"), "name: p\nservices: {a: {image: x, env_file: ü.env}}\n");
    assertThat(shell("LC_ALL=C.UTF-8 exec $C2ECS config --services -f müll/compose.yaml").out())
        .isEqualTo("web\n");
    for (String command :
        List.of("$C2ECS config -f müll/compose.yaml", "cd müll && $C2ECS config", "$C2ECS müll")) {
      Result result = shell("export LC_ALL=C; " + command);
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.err().lines()).hasSize(1);
      assertThat(result.err()).endsWith(": the locale knows no such letters, set LC_ALL=C.UTF-8\n");
    }
    Result fromFile = shell("LC_ALL=C exec $C2ECS config -f env.yaml");
    assertThat(fromFile.exitCode()).isEqualTo(1);
    assertThat(fromFile.err()).contains("ü.env").doesNotContain("mistake");
  }
}
