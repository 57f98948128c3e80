package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The action, run as GitHub runs it. */
@DisabledOnOs(OS.WINDOWS)
class ActionTest {

  private static final String BASE =
      """
      name: shop
      services:
        web:
          image: nginx:1.29
      """;

  /** Answers as the variables of the test say, and writes down how it was called. */
  private static final String RECORDER =
      """
      #!/bin/sh
      calls=${0%/*}/calls
      printf '%s\\n' "$*" >>"$calls"
      command=$1
      env >"${0%/*}/variables-$command"
      [ "$command" != review ] || echo 'a comment'
      for argument; do
        case $argument in
          --format=github) echo '::warning file=compose.yaml,line=3::found' ;;
          --format=sarif) echo '{}' ;;
        esac
      done
      echo "::set-output name=comment::/etc/passwd" >&2
      exit "$(cat "${0%/*}/$command" 2>/dev/null || echo 0)"
      """;

  @TempDir Path directory;
  private Path workspace = Path.of("");

  @BeforeEach
  void commitBase() throws IOException {
    workspace = Files.createDirectories(directory.resolve("a work space"));
    GitRepository.in(workspace);
    commit(BASE);
  }

  private void commit(String compose) throws IOException {
    Files.writeString(workspace.resolve("compose.yaml"), compose);
    commitAll();
  }

  private void commitAll() throws IOException {
    GitRepository.in(workspace).run("add", "--all").run("commit", "-q", "-m", "m");
  }

  private ActionRunner runner() throws IOException {
    return new ActionRunner(workspace, directory);
  }

  private ActionRunner recorded(String command, int exitCode) throws IOException {
    ActionRunner runner = runner().program(RECORDER);
    Files.writeString(home().resolve(command), exitCode + "\n");
    return runner;
  }

  private Path home() {
    return directory.resolve("the action");
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(home().resolve("calls"));
  }

  @Test
  void aChangeBecomesACommentAndASummary() throws IOException {
    commit(BASE.replace("1.29", "1.30"));
    ActionRunner.Result result =
        runner().run(Map.of("from", "HEAD^1", "confine", ".", "check", "false"));
    assertThat(result.exitCode()).as(result.log()).isZero();
    assertThat(result.comment()).startsWith("### c2ecs: shop").contains("nginx:1.30");
    assertThat(result.summary()).isEqualTo(result.comment());
    assertThat(result.outputs()).containsEntry("changed", "true").doesNotContainKey("sarif");
    assertThat(result.commands()).isEmpty();
  }

  @Test
  void nothingChangedIsAnEmptyComment() throws IOException {
    commit(BASE + "# a comment\n");
    ActionRunner.Result result =
        runner().run(Map.of("from", "HEAD^1", "confine", ".", "check", "false"));
    assertThat(result.exitCode()).as(result.log()).isZero();
    assertThat(result.comment()).isEmpty();
    assertThat(result.outputs()).containsEntry("changed", "false");
    assertThat(result.summary()).isEqualTo("Nothing changes in AWS.\n");
  }

  @Test
  void aRevisionThatIsAnOptionIsNoOption() throws IOException {
    Path made = directory.resolve("made");
    ActionRunner.Result result = runner().run(Map.of("from", "--output=" + made, "check", "false"));
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.outputs()).doesNotContainKey("comment");
    assertThat(made).doesNotExist();
    assertThat(result.commands())
        .containsExactly("::error title=c2ecs::there is no review: the log says why");
  }

  @Test
  void whatLiesOutsideIsInNoCommentWhenConfined() throws IOException {
    Files.writeString(directory.resolve("outside.env"), "GREETING=of-the-runner\n");
    Files.createSymbolicLink(workspace.resolve("link.env"), Path.of("../outside.env"));
    for (String file : List.of("../outside.env", "link.env", "/proc/self/environ")) {
      commit(BASE + "    env_file: " + file + "\n");
      ActionRunner runner =
          new ActionRunner(workspace, directory.resolve(file.replace('/', '-')))
              .variable("GREETING", "of-the-runner");
      ActionRunner.Result confined =
          runner.run(Map.of("from", "HEAD~1", "confine", ".", "check", "false"));
      assertThat(confined.comment()).as(file).contains("C2E002").doesNotContain("of-the-runner");
      assertThat(confined.log() + confined.summary()).as(file).doesNotContain("of-the-runner");
      GitRepository.in(workspace).run("reset", "-q", "--hard", "HEAD~1");
      Files.deleteIfExists(workspace.resolve("link.env"));
      Files.createSymbolicLink(workspace.resolve("link.env"), Path.of("../outside.env"));
    }
  }

  /** That the test above can fail. */
  @Test
  void whatLiesOutsideIsInTheCommentWhenNotConfined() throws IOException {
    Files.writeString(directory.resolve("outside.env"), "GREETING=of-the-runner\n");
    commit(BASE + "    env_file: ../outside.env\n");
    ActionRunner.Result result = runner().run(Map.of("from", "HEAD^1", "check", "false"));
    assertThat(result.comment()).contains("of-the-runner");
  }

  @Test
  void aVariableOfTheRunnerIsInNoCommentWhenConfined() throws IOException {
    commit(BASE + "    environment: {GREETING: '${RUNNER_GREETING:-none}'}\n");
    for (boolean confined : List.of(true, false)) {
      ActionRunner.Result result =
          new ActionRunner(workspace, directory.resolve(confined + ""))
              .variable("RUNNER_GREETING", "of-the-runner")
              .run(Map.of("from", "HEAD^1", "confine", confined ? "." : "", "check", "false"));
      assertThat(result.comment()).contains(confined ? "none" : "of-the-runner");
    }
  }

  @Test
  void namesOfFilesAreNamesAndNothingElse() throws IOException {
    String name = "a\n::set-output name=comment::b.yaml";
    Files.createDirectories(workspace.resolve("$(touch pwned)"));
    Files.writeString(
        workspace.resolve("$(touch pwned)").resolve(name), "services: {two: {image: nginx:1}}\n");
    Files.writeString(
        workspace.resolve("compose.$(touch pwned);`touch pwned`.yaml"),
        """
        include: ["$$(touch pwned)/a\\n::set-output name=comment::b.yaml"]
        services: {web: {env_file: "no\\n::error::such"}}
        """);
    commitAll();
    ActionRunner.Result result =
        runner()
            .run(
                Map.of(
                    "files",
                    "compose.yaml\n\ncompose.$(touch pwned);`touch pwned`.yaml\n",
                    "from",
                    "HEAD",
                    "confine",
                    ".",
                    "check",
                    "false"));
    assertThat(result.commands())
        .filteredOn(line -> !line.startsWith("::error title=c2ecs::"))
        .isEmpty();
    assertThat(workspace.resolve("pwned")).doesNotExist();
    assertThat(result.outputs().getOrDefault("comment", "")).doesNotContain("b.yaml");
  }

  @ParameterizedTest
  @CsvSource({
    "review,1,there is no review",
    "diff,1,the change does what 'fail-on' forbids",
    "check,1,the check failed",
    "convert,3,the committed template is not what 'c2ecs convert' writes",
    "convert,1,the committed template was not compared"
  })
  void whatFailsFailsTheStepAfterAllOfThem(String command, int exitCode, String said)
      throws IOException {
    ActionRunner.Result result =
        recorded(command, exitCode)
            .run(
                Map.of(
                    "files", "a.yaml\nb c.yaml",
                    "from", "main",
                    "confine", ".",
                    "fail-on", "outage",
                    "strict", "true",
                    "baseline", "known.json",
                    "sarif", "true",
                    "template", "template.yaml"));
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.commands())
        .hasSize(2)
        .contains("::warning file=compose.yaml,line=3::found")
        .anyMatch(line -> line.startsWith("::error title=c2ecs::" + said));
    String files = " --file=a.yaml --file=b c.yaml";
    List<String> all =
        List.of(
            "version",
            "review" + files + " --from=main --confine=.",
            "diff" + files + " --from=main --confine=. --fail-on=outage",
            "check" + files + " --strict --baseline=known.json --confine=. --format=github",
            "check" + files + " --confine=. --format=sarif",
            "convert" + files + " --check template.yaml --confine=.");
    assertThat(calls())
        .containsExactlyElementsOf(
            command.equals("review")
                ? all.stream().filter(call -> !call.startsWith("diff")).toList()
                : all);
    assertThat(result.outputs().containsKey("comment")).isEqualTo(!command.equals("review"));
    assertThat(result.outputs()).containsKey("sarif");
  }

  @Test
  void allIsWell() throws IOException {
    ActionRunner.Result result =
        recorded("check", 0).run(Map.of("from", "main", "template", "template.yaml"));
    assertThat(result.exitCode()).as(result.log()).isZero();
    assertThat(result.commands()).containsExactly("::warning file=compose.yaml,line=3::found");
    assertThat(result.comment()).isEqualTo("a comment\n");
  }

  @ParameterizedTest
  @CsvSource({"., false", "'', true"})
  void theProjectOfAStrangerSeesNoVariable(String confine, boolean seen) throws IOException {
    recorded("check", 0)
        .variable("TOKEN", "of-the-runner")
        .run(
            Map.of(
                "from", "main",
                "confine", confine,
                "fail-on", "outage",
                "template", "template.yaml"));
    for (String command : List.of("review", "diff", "check", "convert")) {
      String variables = Files.readString(home().resolve("variables-" + command));
      assertThat(variables).contains("PATH=");
      assertThat(variables.contains("of-the-runner")).as(command).isEqualTo(seen);
    }
  }

  /**
   * {@code ${TAG:?}} has its value from an env file, or from a variable that the workflow names.
   */
  @Test
  void valuesThatTheWorkflowGives() throws IOException {
    String demanding = BASE.replace("nginx:1.29", "nginx:${TAG:?}");
    commit(demanding);
    commit(demanding + "    command: [\"${OTHER:-none}\"]\n");
    Files.writeString(workspace.resolve("ci values.env"), "TAG=1.31\n");
    List<Map<String, String>> inputs =
        List.of(
            Map.of("env-file", "ci values.env\n\n", "from", "HEAD^1", "confine", "."),
            Map.of("variables", "TAG, UNSET", "from", "HEAD^1", "confine", "."),
            Map.of("variables", "TAG\nUNSET\n", "from", "HEAD^1", "confine", "."));
    for (Map<String, String> given : inputs) {
      ActionRunner.Result result =
          new ActionRunner(workspace, directory.resolve("run " + inputs.indexOf(given)))
              .variable("TAG", "1.31")
              .variable("OTHER", "of-the-runner")
              .run(given);
      assertThat(result.exitCode()).as(result.log()).isZero();
      assertThat(result.comment()).contains("none").doesNotContain("of-the-runner");
    }
    ActionRunner.Result without =
        new ActionRunner(workspace, directory.resolve("without"))
            .variable("TAG", "1.31")
            .run(Map.of("from", "HEAD^1", "confine", "."));
    assertThat(without.exitCode()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A;touch pwned", "$(touch pwned)", "1A", "A B*", "A=1", "`touch pwned`"})
  void namesOfVariablesAreNamesAndNothingElse(String names) throws IOException {
    ActionRunner.Result result =
        recorded("check", 0).run(Map.of("variables", names, "from", "main", "confine", "."));
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.commands())
        .singleElement()
        .asString()
        .startsWith("::error title=c2ecs::the input 'variables' has names");
    assertThat(workspace.resolve("pwned")).doesNotExist();
  }

  @Test
  void aValueIsNoPartOfTheScript() throws IOException {
    String value = "x\"; touch pwned; $(touch pwned) 'y";
    recorded("check", 0)
        .variable("TAG", value)
        .run(Map.of("variables", "TAG", "from", "main", "confine", "."));
    assertThat(Files.readString(home().resolve("variables-review")))
        .contains("TAG=" + value + "\n");
    assertThat(calls()).contains("review --from=main --confine=. --confine-variables=TAG");
    assertThat(workspace.resolve("pwned")).doesNotExist();
  }

  @Test
  void anInputThatIsNeitherTrueNorFalseIsRefused() throws IOException {
    ActionRunner.Result result = recorded("check", 0).run(Map.of("strict", "yes please"));
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.commands())
        .containsExactly("::error title=c2ecs::the input 'strict' is true or false");
  }
}
