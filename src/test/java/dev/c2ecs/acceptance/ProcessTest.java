package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own shows: streams that cannot be written, and full disks. */
class ProcessTest {

  private static final String COMPOSE = "name: p\nservices: {web: {image: nginx}}\n";

  @TempDir Path directory;

  private record Result(int exitCode, String err) {}

  @BeforeEach
  void writeComposeFile() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: there is no /bin/sh");
    Files.writeString(directory.resolve("compose.yaml"), COMPOSE);
  }

  /** Runs a shell command in which {@code $C2ECS} starts the program. */
  private Result shell(String command) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", "-c", command)
            .directory(directory.toFile())
            .redirectError(directory.resolve("err").toFile());
    builder
        .environment()
        .put(
            "C2ECS",
            java
                + " -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "
                + Objects.requireNonNull(System.getProperty("java.class.path"))
                + " dev.c2ecs.cli.Main");
    Process process = builder.start();
    process.getInputStream().readAllBytes();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String err = Files.readString(directory.resolve("err"), StandardCharsets.UTF_8);
    assertThat(err).doesNotContain("\tat ");
    return new Result(process.exitValue(), err);
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
    assertThat(result.err()).isEmpty();
    assertThat(directory.resolve("code")).hasContent("1");
  }

  @Test
  void aFileThatCannotBeWrittenWholeIsLeftAlone() throws IOException, InterruptedException {
    Path template = directory.resolve("template.yaml");
    Files.writeString(template, "precious\n");
    Result result = shell("ulimit -f 4; exec $C2ECS convert compose.yaml -o template.yaml");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("c2ecs: template.yaml cannot be written");
    assertThat(template).hasContent("precious");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()).toList())
          .containsExactlyInAnyOrder("compose.yaml", "template.yaml", "err");
    }
  }

  @Test
  void anExistingFileIsReplacedAndKeepsItsPermissions() throws IOException, InterruptedException {
    Path template = directory.resolve("template.yaml");
    Files.writeString(template, "old\n");
    Files.setPosixFilePermissions(template, PosixFilePermissions.fromString("rw-r-----"));
    Result result = shell("exec $C2ECS convert compose.yaml -o template.yaml");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(Files.readString(template)).startsWith("AWSTemplateFormatVersion:");
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
}
