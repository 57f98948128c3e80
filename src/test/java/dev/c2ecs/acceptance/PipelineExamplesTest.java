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
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of the examples for GitLab and CodePipeline, run as those run them. */
@DisabledOnOs(OS.WINDOWS)
class PipelineExamplesTest {

  private static final String NOTES = "/projects/3/merge_requests/7/notes";
  private static final String MARKER = "[//]: # (c2ecs review)";

  /** A c2ecs that writes down its arguments and variables, and leaves the files it is asked for. */
  private static final String RECORDER =
      """
      #!/bin/sh
      printf '%s\\n' "$*" >>"${0%/*}/calls"
      env >"${0%/*}/variables"
      for argument; do
        case $argument in
          --output=*) printf '### c2ecs: shop\\n\\n**web $(touch pwned) restarts.**\\n' >"${argument#*=}" ;;
        esac
      done
      echo '[]'
      """;

  @TempDir Path directory;

  /** A repository of c2ecs with the recorder, as the scripts fetch it. */
  private String repository() throws IOException {
    Path origin = Files.createDirectories(directory.resolve("origin"));
    Path file = Files.writeString(origin.resolve("c2ecs"), RECORDER);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    GitRepository.in(origin)
        .run("config", "uploadpack.allowAnySHA1InWant", "true")
        .run("add", "--all")
        .run("commit", "-q", "-m", "m");
    return origin.toString();
  }

  private String commit() throws IOException {
    String head = Files.readString(directory.resolve("origin/.git/HEAD")).strip();
    return Files.readString(directory.resolve("origin/.git").resolve(head.substring(5))).strip();
  }

  private Path project() throws IOException {
    return Files.createDirectories(directory.resolve("project"));
  }

  private CiTools.Result script(List<String> lines, Map<String, String> variables)
      throws IOException {
    Map<String, String> environment = new TreeMap<>(variables);
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", directory.toString());
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    String bash = SystemTools.program("bash", "bash").toString();
    return CiTools.runAlone(
        project(), List.of(bash, "-e", "-c", String.join("\n", lines)), environment);
  }

  @SuppressWarnings("unchecked")
  private static List<String> lines(Object node) {
    return (List<String>) node;
  }

  @Test
  void theReviewOfGitlabLeavesItsTwoFilesAndHandsOverNoVariable() throws IOException {
    Object all = YamlData.read(Repo.ROOT.resolve("docs/ci/gitlab/.gitlab-ci.yml"));
    List<String> script = new ArrayList<>(lines(YamlData.at(all, ".c2ecs", "before_script")));
    script.addAll(lines(YamlData.at(all, "c2ecs-review", "script")));
    CiTools.Result result =
        script(
            script,
            Map.of(
                "CI_BUILDS_DIR",
                directory.toString(),
                "C2ECS_REPOSITORY",
                repository(),
                "C2ECS_COMMIT",
                commit(),
                "CI_MERGE_REQUEST_DIFF_BASE_SHA",
                "abc",
                "CI_JOB_TOKEN",
                "the-token"));
    assertThat(result.exitCode()).as(result.out()).isZero();
    assertThat(Files.readAllLines(directory.resolve("c2ecs/calls")))
        .containsExactly(
            "review --from=abc --confine=. --output=comment.md",
            "check --confine=. --format=gitlab");
    assertThat(directory.resolve("c2ecs/variables")).content().doesNotContain("the-token");
    assertThat(project().resolve("comment.md")).isNotEmptyFile();
    assertThat(project().resolve("gl-code-quality-report.json")).content().isEqualTo("[]\n");
  }

  private CiTools.Result note(FakeApi api, String text) throws IOException {
    Object all = YamlData.read(Repo.ROOT.resolve("docs/ci/gitlab/.gitlab-ci.yml"));
    Path copy = directory.resolve("c2ecs/docs/ci/gitlab");
    Files.createDirectories(copy);
    Files.writeString(
        copy.resolve("comment.mjs"), Repo.read(Repo.ROOT.resolve("docs/ci/gitlab/comment.mjs")));
    SystemTools.program("node", "nodejs");
    Files.writeString(project().resolve("comment.md"), text);
    api.on("GET /user", Map.of("id", 5))
        .on("POST " + NOTES, Map.of())
        .on("PUT " + NOTES, Map.of())
        .on("DELETE " + NOTES, Map.of());
    return script(
        lines(YamlData.at(all, "c2ecs-comment", "script")),
        Map.of(
            "CI_BUILDS_DIR",
            directory.toString(),
            "CI_API_V4_URL",
            api.url(),
            "CI_PROJECT_ID",
            "3",
            "CI_MERGE_REQUEST_IID",
            "7",
            "CI_COMMIT_SHA",
            "abc",
            "C2ECS_TOKEN",
            "the-token"));
  }

  private static Map<String, Object> written(int id, int author, String body) {
    return Map.of("id", id, "author", Map.of("id", author), "body", body);
  }

  @Test
  void aNoteIsPostedChangedAndRemoved() throws IOException {
    try (FakeApi api = new FakeApi()) {
      api.on("GET " + NOTES, List.of(written(1, 6, MARKER + "\nof another")));
      CiTools.Result result = note(api, "the review");
      assertThat(result.exitCode()).as(result.out()).isZero();
      String body = (String) Objects.requireNonNull(api.changes().get(0).body().get("body"));
      assertThat(body).startsWith(MARKER).contains("of commit abc").endsWith("the review");
      api.on(
          "GET " + NOTES,
          List.of(written(1, 6, MARKER + "\nof another"), written(2, 5, MARKER + "\nold")));
      note(api, "the review");
      note(api, "");
      assertThat(api.changes())
          .extracting(FakeApi.Request::line)
          .containsExactly("POST " + NOTES, "PUT " + NOTES + "/2", "DELETE " + NOTES + "/2");
      assertThat(api.requests()).extracting(FakeApi.Request::token).containsOnly("the-token");
    }
  }

  @Test
  void aNoteThatIsTooLargeIsRefused() throws IOException {
    try (FakeApi api = new FakeApi()) {
      api.on("GET " + NOTES, List.of());
      assertThat(note(api, "a".repeat(300_000)).exitCode()).isNotZero();
      assertThat(api.requests()).isEmpty();
    }
  }

  @Test
  void theBuildOfThePipelineLeavesWhatTheOtherStagesTake() throws IOException {
    Object spec = YamlData.read(Repo.ROOT.resolve("docs/ci/codepipeline/buildspec.yml"));
    List<String> script =
        new ArrayList<>(lines(YamlData.at(spec, "phases", "install", "commands")));
    script.addAll(lines(YamlData.at(spec, "phases", "build", "commands")));
    script.replaceAll(line -> line.replace("/tmp/c2ecs", directory.resolve("c2ecs").toString()));
    script.add("printf '%s|' \"$SUMMARY\" \"$BUILD_URL\"");
    CiTools.Result result =
        script(
            script,
            Map.of(
                "C2ECS_REPOSITORY",
                repository(),
                "C2ECS_COMMIT",
                commit(),
                "CODEBUILD_BUILD_URL",
                "https://build.example"));
    assertThat(result.exitCode()).as(result.out()).isZero();
    assertThat(result.out()).endsWith("web $(touch pwned) restarts.|https://build.example|");
    assertThat(project().resolve("pwned")).doesNotExist();
    assertThat(Files.readAllLines(directory.resolve("c2ecs/calls")))
        .containsExactly(
            "convert --output template.yaml",
            "review --from=HEAD^1 --to=HEAD --output=review.md",
            "push --yes --parameters parameters.json --parameters-format codepipeline");
    assertThat(YamlData.at(spec, "artifacts", "files"))
        .isEqualTo(List.of("template.yaml", "parameters.json", "review.md"));
  }
}
