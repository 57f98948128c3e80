package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is offered for CI is valid to the tools of others, and grants no more than it says. */
@DisabledOnOs(OS.WINDOWS)
class CiExamplesTest {

  private static final Path EXAMPLES = Repo.ROOT.resolve("docs/ci");
  private static final Pattern PINNED = Pattern.compile("[\\w./-]+@[0-9a-f]{40}");

  @TempDir Path directory;

  private static List<Path> workflows() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES.resolve("github"))) {
      return files.sorted().toList();
    }
  }

  private static Object workflow(String name) {
    return YamlData.read(EXAMPLES.resolve("github").resolve(name));
  }

  private static void assertRuns(String tool, String... args) throws IOException {
    CiTools.Result result = CiTools.python(Repo.ROOT, tool, List.of(args));
    assertThat(result.exitCode()).as(result.out()).isZero();
  }

  private Path repository() throws IOException {
    Path home = Files.createDirectories(directory.resolve(".github/workflows"));
    for (Path file : workflows()) {
      Files.copy(file, home.resolve(file.getFileName()));
    }
    GitRepository.in(directory);
    return directory;
  }

  @ParameterizedTest
  @CsvSource({
    "github-actions,action.yml",
    "github-actions,action/comment/action.yml",
    "github-workflows,docs/ci/github/c2ecs-review.yml",
    "github-workflows,docs/ci/github/c2ecs-comment.yml",
    "github-workflows,docs/ci/github/c2ecs-scan.yml",
    "gitlab-ci,docs/ci/gitlab/.gitlab-ci.yml"
  })
  void isValidByItsSchema(String schema, String file) throws IOException {
    assertRuns("check-jsonschema", "--builtin-schema", "vendor." + schema, file);
  }

  @Test
  void actionlintFindsNothing() throws IOException {
    CiTools.Result result = CiTools.actionlint(repository());
    assertThat(result.out()).isEmpty();
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void zizmorFindsNothing() throws IOException {
    List<String> args = new ArrayList<>(List.of("--offline", "--no-progress"));
    args.add(Repo.ROOT.resolve("action.yml").toString());
    args.add(Repo.ROOT.resolve("action/comment/action.yml").toString());
    args.add(".");
    CiTools.Result result = CiTools.python(repository(), "zizmor", args);
    assertThat(result.exitCode()).as(result.out()).isZero();
    assertThat(result.out()).contains("c2ecs-review.yml", "action.yml", "No findings");
  }

  @Test
  void shellcheckFindsNothing() throws IOException {
    assertRuns("shellcheck", "action/run.sh");
  }

  @Test
  void theHooksAreValidAndNameWhatIsThere() throws IOException {
    assertRuns("pre-commit", "validate-manifest", ".pre-commit-hooks.yaml");
    List<?> hooks = (List<?>) YamlData.read(Repo.ROOT.resolve(".pre-commit-hooks.yaml"));
    assertThat(hooks).hasSize(2);
    for (Object hook : hooks) {
      List<String> entry = List.of(((String) YamlData.at(hook, "entry")).split(" "));
      assertThat(Repo.ROOT.resolve(entry.get(0))).isExecutable();
    }
  }

  /** The hooks, run by pre-commit from a repository with a c2ecs that writes down its arguments. */
  @Test
  void preCommitRunsTheHooks() throws IOException {
    Path hooks = Files.createDirectories(directory.resolve("hooks"));
    Path calls = directory.resolve("calls");
    Files.copy(
        Repo.ROOT.resolve(".pre-commit-hooks.yaml"), hooks.resolve(".pre-commit-hooks.yaml"));
    Path program =
        Files.writeString(hooks.resolve("c2ecs"), "#!/bin/sh\necho \"$*\" >>'" + calls + "'\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    GitRepository.in(hooks).run("add", "--all").run("commit", "-q", "-m", "m");
    Path project = Files.createDirectories(directory.resolve("project"));
    Files.writeString(project.resolve("compose.yaml"), "services: {}\n");
    GitRepository.in(project).run("add", "--all");
    CiTools.Result result =
        CiTools.run(
            project,
            List.of(
                PythonTools.python("ci").resolveSibling("pre-commit").toString(),
                "try-repo",
                hooks.toString(),
                "--all-files"),
            Map.of("PRE_COMMIT_HOME", directory.resolve("cache").toString()));
    assertThat(result.exitCode()).as(result.out()).isZero();
    assertThat(Files.readAllLines(calls))
        .containsExactlyInAnyOrder("check --quiet", "convert --check template.yaml");
  }

  /** A file that is included, extended, mounted or built may have any name. */
  @Test
  void theHooksRunWhateverChanged() {
    List<?> hooks = (List<?>) YamlData.read(Repo.ROOT.resolve(".pre-commit-hooks.yaml"));
    assertThat(hooks)
        .isNotEmpty()
        .allMatch(
            hook ->
                Boolean.TRUE.equals(YamlData.at(Objects.requireNonNull(hook), "always_run"))
                    || "true".equals(YamlData.at(hook, "always_run")));
  }

  @Test
  void thePipelineIsValid() {
    PythonTools.Result result =
        PythonTools.cfnLint(List.of(EXAMPLES.resolve("codepipeline/pipeline.yaml")));
    assertThat(result.exitCode()).as(result.all()).isZero();
  }

  @Test
  void thePipelineWaitsForAnApprovalBeforeItExecutes() {
    PythonTools.Result read =
        PythonTools.yaml11(List.of(EXAMPLES.resolve("codepipeline/pipeline.yaml")));
    List<?> templates = (List<?>) Objects.requireNonNull(Json.parse(read.out()));
    Object pipeline = Objects.requireNonNull(templates.get(0));
    List<String> actions = new ArrayList<>();
    for (Object stage :
        (List<?>) YamlData.at(pipeline, "Resources", "Pipeline", "Properties", "Stages")) {
      for (Object action : (List<?>) YamlData.at(stage, "Actions")) {
        actions.add((String) YamlData.at(action, "Name"));
      }
    }
    assertThat(actions).containsExactly("Source", "Convert", "ChangeSet", "Approve", "Execute");
  }

  @Test
  void everyActionIsPinnedByItsCommit() throws IOException {
    List<Path> files = new ArrayList<>(workflows());
    files.add(Repo.ROOT.resolve("action.yml"));
    List<String> used =
        files.stream()
            .flatMap(file -> Repo.read(file).lines())
            .filter(line -> line.contains("uses: "))
            .map(line -> line.replaceFirst(".*uses: ", ""))
            .toList();
    assertThat(used)
        .hasSizeGreaterThan(6)
        .allSatisfy(
            line -> {
              assertThat(line.replaceFirst(" #.*", "")).matches(PINNED);
              assertThat(line).contains(" # ");
            });
  }

  /** Text of an event in a script would be part of the script. */
  @Test
  void noExpressionIsInAScript() throws IOException {
    List<Path> files = new ArrayList<>(workflows());
    files.add(Repo.ROOT.resolve("action.yml"));
    int scripts = 0;
    for (Path file : files) {
      Object all = YamlData.read(file);
      List<Object> steps = new ArrayList<>();
      if (YamlData.map(all).containsKey("runs")) {
        steps.addAll((List<?>) YamlData.at(all, "runs", "steps"));
      } else {
        YamlData.map(YamlData.at(all, "jobs"))
            .values()
            .forEach(
                job -> steps.addAll((List<?>) YamlData.at(Objects.requireNonNull(job), "steps")));
      }
      assertThat(steps).isNotEmpty();
      for (Object step : steps) {
        Object script = YamlData.map(step).get("run");
        if (script != null) {
          assertThat((String) script).doesNotContain("${{");
          scripts++;
        }
      }
    }
    assertThat(scripts).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"c2ecs-review.yml", "c2ecs-comment.yml", "c2ecs-scan.yml"})
  void aWorkflowHasNoSecretAndNoPermissionByDefault(String name) {
    assertThat(Repo.read(EXAMPLES.resolve("github").resolve(name)))
        .doesNotContain("secrets.", "pull_request_target");
    assertThat(YamlData.at(workflow(name), "permissions")).isEqualTo(Map.of());
  }

  @Test
  void theReviewOfAForkMayOnlyRead() {
    Object job = YamlData.at(workflow("c2ecs-review.yml"), "jobs", "review");
    assertThat(YamlData.at(workflow("c2ecs-review.yml"), "on")).isEqualTo("pull_request");
    assertThat(YamlData.at(job, "permissions")).isEqualTo(Map.of("contents", "read"));
    List<?> steps = (List<?>) YamlData.at(job, "steps");
    assertThat(YamlData.at(Objects.requireNonNull(steps.get(0)), "with"))
        .isEqualTo(Map.of("fetch-depth", 0, "persist-credentials", false));
    assertThat(YamlData.map(YamlData.at(Objects.requireNonNull(steps.get(1)), "with")))
        .containsEntry("confine", ".");
  }

  @Test
  void whatMayCommentChecksOutAndRunsNothing() {
    Object job = YamlData.at(workflow("c2ecs-comment.yml"), "jobs", "comment");
    assertThat(YamlData.at(job, "permissions"))
        .isEqualTo(Map.of("actions", "read", "pull-requests", "write"));
    List<?> steps = (List<?>) YamlData.at(job, "steps");
    assertThat(steps).hasSize(1);
    Object step = Objects.requireNonNull(steps.get(0));
    assertThat(YamlData.map(step)).containsOnlyKeys("uses");
    assertThat((String) YamlData.at(step, "uses")).startsWith("OWNER/c2ecs/action/comment@");
  }

  @Test
  void theTwoWorkflowsMeetInTheArtifact() {
    List<?> steps = (List<?>) YamlData.at(workflow("c2ecs-review.yml"), "jobs", "review", "steps");
    Object upload = YamlData.at(Objects.requireNonNull(steps.get(2)), "with");
    assertThat(YamlData.at(upload, "name"))
        .isEqualTo(
            YamlData.at(
                YamlData.read(Repo.ROOT.resolve("action/comment/action.yml")),
                "inputs",
                "artifact",
                "default"));
    assertThat(YamlData.at(workflow("c2ecs-comment.yml"), "on", "workflow_run", "workflows"))
        .isEqualTo(List.of(YamlData.at(workflow("c2ecs-review.yml"), "name")));
  }

  @Test
  void onlyWhatIsPushedIsScanned() {
    Object scan = workflow("c2ecs-scan.yml");
    assertThat(YamlData.map(YamlData.at(scan, "on"))).containsOnlyKeys("push");
    assertThat(YamlData.at(scan, "jobs", "scan", "permissions"))
        .isEqualTo(Map.of("contents", "read", "security-events", "write"));
  }
}
