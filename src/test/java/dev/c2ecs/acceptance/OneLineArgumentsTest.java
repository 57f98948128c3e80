package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What an argument has of line ends begins no line of what is said: who reads lines, like a runner
 * that looks for commands, finds none.
 */
class OneLineArgumentsTest {

  /** Those that ask nobody. */
  private static final List<String> OFFLINE =
      List.of(
          "build", "check", "config", "convert", "cost", "diff", "explain", "graph", "help",
          "policy", "review", "version");

  private static final List<String> OTHERS =
      List.of(
          "cancel", "deploy", "doctor", "down", "images", "lock", "logs", "ls", "port", "ps",
          "push", "up");

  /** Options with a value, some of which only some commands have. */
  private static final List<String> OPTIONS =
      List.of(
          "--from=",
          "--to=",
          "--output=",
          "-o",
          "--format=",
          "--check=",
          "--like=",
          "--baseline=",
          "--accept=",
          "--confine=",
          "--confine-variables=",
          "--role-arn=",
          "--boundary=",
          "--account=",
          "--region=",
          "--as=",
          "--fail-on=",
          "--parameters=",
          "--first-step=",
          "--hash=",
          "--file=",
          "--env-file=",
          "--profile=",
          "--project-name=",
          "--project-directory=",
          "--ansi=",
          "--progress=",
          "--nothing=");

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r", "\u2028", "\u0085", "\u000b"})
  void noArgumentBeginsALine(String end) throws IOException {
    Files.writeString(
        directory.resolve("compose.yaml"),
        "name: p\nservices: {web: {image: 'nginx:1.29', ports: ['80:80']}}\n");
    String word = "a" + end + "::error::b";
    List<List<String>> lines = new ArrayList<>(List.of(List.of(word), List.of("--x" + word)));
    for (String command : OFFLINE) {
      lines.add(List.of(command, word));
      lines.add(List.of(command, word, word));
      for (String option : OPTIONS) {
        lines.add(List.of(command, option + word));
        lines.add(List.of(option + word, command));
      }
    }
    for (String command : OTHERS) {
      lines.add(List.of(command, "--nothing" + word));
      lines.add(List.of("--nothing" + word, command));
      lines.add(List.of("--file=" + word, command));
    }
    int quoted = 0;
    for (List<String> line : lines) {
      Program.Result result = Program.in(directory).run(line.toArray(String[]::new));
      String said = result.err() + result.out();
      assertThat(said.split("\\R", -1))
          .as(line + "\n" + said)
          .isNotEmpty()
          .noneMatch(one -> one.startsWith("::error"));
      quoted += said.contains("::error::b") ? 1 : 0;
    }
    assertThat(quoted).isGreaterThan(100);
  }

  @Test
  void theLineEndIsShown() throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), "services: {web: {image: nginx}}\n");
    assertThat(Program.in(directory).run("explain", "x\n::error::y").err())
        .startsWith("c2ecs: x\\n::error::y is no code");
  }
}
