package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What works without a network and without git, in a process of its own. */
class OfflineTest {

  /** The classes of Java that everybody needs who talks to somebody, or starts a program. */
  private static final String TALKERS =
      "(?s).*\\b(java\\.net\\.Socket|java\\.net\\.Inet[46]AddressImpl|sun\\.nio\\.ch\\.SocketChannelImpl"
          + "|java\\.lang\\.ProcessImpl) source:.*";

  @TempDir Path directory;

  private record Result(int exitCode, String out, String classes) {}

  @ParameterizedTest
  @CsvSource({
    "convert --check t.yaml, 3",
    "convert --check t.yaml --like t.yaml, 3",
    "check --format sarif, 0",
    "check --format github, 0",
    "check --format gitlab, 0",
    "check --format markdown, 0",
    "check --baseline b.json --update-baseline, 0",
    "explain C2E214, 0",
    "explain WebService, 0",
    "explain services.web.ports[0], 0",
  })
  void opensNoSocketAndStartsNoProgram(String line, int code)
      throws IOException, InterruptedException {
    Files.createDirectory(directory.resolve(".git"));
    Files.writeString(
        directory.resolve("compose.yaml"),
        "name: p\nservices: {web: {image: 'nginx:1.29', ports: ['80:80'], volumes: ['.:/src']}}\n");
    Files.writeString(
        directory.resolve("t.yaml"), "Resources: {WebService: {Type: 'AWS::ECS::Service'}}\n");
    Result result = run("dev.c2ecs.cli.Main", line.split(" ", -1));
    assertThat(result.exitCode()).as(result.out()).isEqualTo(code);
    assertThat(result.classes()).contains("dev.c2ecs.cli.ProjectRun source:");
    assertThat(result.classes()).doesNotMatch(TALKERS);
  }

  /**
   * Channels, of files too, load the library of the network, which opens sockets to look for IPv6.
   * Only what must not follow links, the files of a mount, is read by them.
   */
  @ParameterizedTest
  @CsvSource({
    "convert, 0",
    "convert -o new.yaml, 0",
    "convert -o old.yaml --parameters p.json, 0",
    "convert --check t.yaml, 3",
    "convert --check new.yaml, 1",
    "policy -o new.json, 0",
    "policy -o policies/, 0",
    "graph -o new.svg, 0",
    "cost, 0",
    "config -o new.yaml, 0",
    "check --baseline old.json, 1"
  })
  void readsAndWritesWithoutChannels(String line, int code)
      throws IOException, InterruptedException {
    Files.writeString(
        directory.resolve("compose.yaml"),
        "name: p\nservices: {web: {image: 'nginx:1.29', ports: ['80:80']}}\n");
    Files.writeString(directory.resolve("t.yaml"), "Resources: {}\n");
    Files.writeString(
        directory.resolve("old.yaml"), "AWSTemplateFormatVersion: '2010-09-09'\nResources: {}\n");
    Files.writeString(directory.resolve("p.json"), "[]\n");
    Files.writeString(directory.resolve("old.json"), "{}\n");
    Result result = run("dev.c2ecs.cli.Main", line.split(" ", -1));
    assertThat(result.exitCode()).as(result.out()).isEqualTo(code);
    assertThat(result.classes().contains("sun.nio.ch.IOUtil source:")).as(line).isFalse();
    assertThat(result.classes()).doesNotMatch(TALKERS);
  }

  /** The list of classes would tell. */
  @Test
  void aProgramThatAsksForANameIsFound() throws IOException, InterruptedException {
    assertThat(run(Asking.class.getName()).classes()).matches(TALKERS);
  }

  /** Looks a name up. */
  static final class Asking {
    private Asking() {}

    public static void main(String[] args) throws IOException {
      System.out.println(InetAddress.getLoopbackAddress());
    }
  }

  private Result run(String main, String... args) throws IOException, InterruptedException {
    Path classes = directory.resolve("classes.log");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:class+load:file=" + classes,
                "-cp",
                Objects.requireNonNull(System.getProperty("java.class.path")),
                main));
    command.addAll(List.of(args));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().remove("PATH");
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Result(process.exitValue(), out, Files.readString(classes));
  }
}
