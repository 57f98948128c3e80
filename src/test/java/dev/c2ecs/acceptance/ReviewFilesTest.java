package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that a project is read from, where only one side has them. */
class ReviewFilesTest {

  private static final String PATH = System.getenv().getOrDefault("PATH", "");
  private static final String SAME = "no difference that CloudFormation would act on\n";

  @TempDir private Path temporary;

  private Path directory;
  private GitRepository repository;

  @BeforeEach
  void begin() throws IOException {
    directory = Files.createDirectory(temporary.toRealPath().resolve("shop"));
    write("compose.yaml", "name: shop\nservices:\n  web: {image: \"nginx:${TAG:-1}\"}\n");
    repository = GitRepository.in(directory).run("add", "-A").run("commit", "-qm", "1");
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(directory.resolve(file), text);
  }

  private Program.Result run(String options, String... command) {
    List<String> all = new ArrayList<>();
    if (!options.isEmpty()) {
      all.addAll(List.of(options.split(" ")));
    }
    all.addAll(List.of(command));
    return Program.in(directory).env("PATH", PATH).run(all.toArray(String[]::new));
  }

  private void tells(String options, String words, String... sides) {
    String[] diff = new String[sides.length + 1];
    diff[0] = "diff";
    System.arraycopy(sides, 0, diff, 1, sides.length);
    Program.Result result = run(options, diff);
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains(words);
  }

  /** A file that is named and that one side lacks counts as absent there, and that is said. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          compose.override.yaml | ''                              | services: {web: {command: [a]}}
          more.yaml             | -f compose.yaml -f more.yaml    | services: {web: {command: [a]}}
          prod.env              | --env-file prod.env             | TAG=2
          .env                  | ''                              | TAG=2
          """)
  void aFileThatCameLaterIsAbsentBefore(String file, String options, String text)
      throws IOException {
    write(file, text + "\n");
    assertThat(run(options, "diff").out()).isEqualTo(SAME);
    repository.run("add", "-A");
    String words = file.endsWith("env") ? "nginx:1 → nginx:2" : "command";
    tells(options, words);
    repository.run("commit", "-qm", "2");
    tells(options, words, "--from", "HEAD~1");
    tells(options, words, "--from", "HEAD~1", "--to", "HEAD");
    tells(
        options,
        file.endsWith("env") ? "nginx:2 → nginx:1" : "command",
        "--from",
        "HEAD",
        "--to",
        "HEAD~1");
    assertThat(run(options, "diff").out()).isEqualTo(SAME);
    if (!options.isEmpty()) {
      assertThat(run(options, "diff", "--from", "HEAD~1").err())
          .isEqualTo("c2ecs: at HEAD~1: " + file + " is not there, and is left out\n");
    }
    Files.delete(directory.resolve(file));
    tells(options, file.endsWith("env") ? "nginx:2 → nginx:1" : "command");
    if (!options.isEmpty()) {
      assertThat(run(options, "diff").err())
          .isEqualTo("c2ecs: the working tree: " + file + " is not there, and is left out\n");
    }
  }

  /** What git does not know is the same for both. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          compose.override.yaml | ''                           | services: {web: {command: [a]}}
          more.yaml             | -f compose.yaml -f more.yaml | services: {web: {command: [a]}}
          prod.env              | --env-file prod.env          | TAG=2
          """)
  void anUntrackedFileIsTheSameForBoth(String file, String options, String text)
      throws IOException {
    write(file, text + "\n");
    write(".gitignore", file + "\n");
    Program.Result result = run(options, "diff");
    assertThat(result.out()).isEqualTo(SAME);
    assertThat(result.err())
        .isEqualTo(
            "c2ecs: not compared, because git does not track it: "
                + file
                + "; `deploy` compares their values with what is in AWS\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-f compose.yaml", "-f compose.yaml -f more.yaml", ""})
  void withoutTheMainFileTheProjectIsNewOrGone(String options) throws IOException {
    write("more.yaml", "services: {web: {command: [a]}}\n");
    repository.run("add", "-A").run("commit", "-qm", "2");
    repository.run("rm", "-q", "compose.yaml").run("commit", "-qm", "3");
    assertThat(run(options, "review", "--from", "HEAD", "--to", "HEAD~1").out())
        .contains("**A new project** with 1 service.");
    assertThat(run(options, "review", "--from", "HEAD~1").out())
        .contains("**The project is gone.**");
  }

  /** A file that neither side has is a mistake. */
  @Test
  void aFileOfNobodyIsAnError() {
    Program.Result result = run("-f compose.yaml -f typo.yaml", "diff");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("typo.yaml");
  }

  /** A Compose file above the repository is that of another project. */
  @Test
  void whatLiesAboveTheRepositoryIsNotTheProject() throws IOException {
    Files.writeString(
        temporary.toRealPath().resolve("compose.yaml"), "services: {other: {image: redis}}\n");
    repository.run("rm", "-q", "compose.yaml").run("commit", "-q", "--allow-empty", "-m", "2");
    assertThat(run("", "review", "--from", "HEAD~1", "--to", "HEAD").out())
        .contains("**The project is gone.**");
  }

  @Test
  void filesThatAVariableNames() throws IOException {
    write("more.yaml", "services: {web: {command: [a]}}\n");
    repository.run("add", "-A").run("commit", "-qm", "2");
    Program.Result result =
        Program.in(directory)
            .env("PATH", PATH)
            .env("COMPOSE_FILE", "compose.yaml:more.yaml")
            .run("diff", "--from", "HEAD~1");
    assertThat(result.out()).contains("command");
    assertThat(result.err()).contains("at HEAD~1: more.yaml is not there");
  }
}
