package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code c2ecs diff --format json}: it has all that the comment of a pull request has. */
class DiffJsonTest {

  private static final String PATH = System.getenv().getOrDefault("PATH", "");

  /** The keys that a commit fills beside the sides and counts, by its name. */
  private static final Map<String, List<String>> FILLED =
      Map.ofEntries(
          Map.entry("image", List.of("contents", "images")),
          Map.entry("environment", List.of("changes", "resources")),
          Map.entry("port-published", List.of("resources", "opens")),
          Map.entry("data-store-exposed", List.of("resources", "opens")),
          Map.entry("service-added", List.of("resources", "images", "newDiagnostics")),
          Map.entry("service-removed", List.of("resources", "images")),
          Map.entry("service-renamed", List.of("resources", "renames", "opens", "closes")),
          Map.entry("volume-renamed", List.of("startsEmpty")),
          Map.entry("secret-rotated", List.of("secrets")),
          Map.entry("network-joined", List.of("changes")),
          Map.entry("replicas", List.of("resources")),
          Map.entry("size", List.of("resources")),
          Map.entry("https", List.of("resources", "opens", "closes")),
          Map.entry("permission-widened", List.of("resources")),
          Map.entry("job", List.of("resources", "images", "newDiagnostics")),
          Map.entry("overlay", List.of("resources")),
          Map.entry("file-content", List.of("contents")),
          Map.entry("lock-moved", List.of("changes", "images")),
          Map.entry("will-fail", List.of("obstacles")),
          Map.entry("whitespace", List.of()));

  /** The keys that a part of a comment is under. */
  private static final Map<String, List<String>> PARTS =
      Map.of(
          "Renamed", List.of("renames"),
          "Faces the Internet", List.of("opens", "closes"),
          "Made of something else", List.of("contents"),
          "Secrets that change", List.of("secrets"),
          "Starts empty", List.of("startsEmpty"),
          "what happens", List.of("resources", "changes"),
          "would refuse this", List.of("obstacles"),
          "new info", List.of("newDiagnostics"),
          "Two tasks write", List.of("overlaps"));

  @TempDir private Path temporary;

  private Path directory;

  @BeforeEach
  void real() throws IOException {
    directory = Files.createDirectory(temporary.toRealPath().resolve("shop"));
  }

  private Program.Result run(String... arguments) {
    return Program.in(directory).env("PATH", PATH).run(arguments);
  }

  private static Set<String> filled(Map<String, Object> json) {
    Set<String> filled = new TreeSet<>();
    json.forEach(
        (key, value) -> {
          if (value instanceof List<?> list && !list.isEmpty()) {
            filled.add(key);
          }
        });
    return filled;
  }

  @Test
  void everyKindOfRowIsThere() throws IOException {
    GitRepository repository = ReviewedCommits.begin(directory);
    for (ReviewedCommits commit : ReviewedCommits.all()) {
      commit.commit(repository, directory);
      Program.Result result = run("diff", "--from", "HEAD~1", "--to", "HEAD", "--format", "json");
      Map<String, Object> json = Json.object(result.out());
      List<String> expected = Objects.requireNonNull(FILLED.get(commit.name()));
      assertThat(filled(json)).as(commit.name()).containsAll(expected);
      if (expected.isEmpty()) {
        assertThat(filled(json)).as(commit.name()).isEmpty();
      }
      String comment = run("review", "--from", "HEAD~1", "--to", "HEAD").out();
      PARTS.forEach(
          (part, keys) -> {
            if (comment.contains(part)) {
              assertThat(filled(json)).as(commit.name() + ": " + part).containsAnyElementsOf(keys);
            }
          });
    }
  }

  @Test
  void whatTheRowsAreIsStable() throws IOException {
    GitRepository repository = ReviewedCommits.begin(directory);
    Files.writeString(
        directory.resolve("compose.yaml"),
        Files.readString(directory.resolve("compose.yaml"))
            .replace("nginx:1.27", "nginx:1.28")
            .replace("  web:\n", "  frontend:\n"));
    Files.writeString(directory.resolve("token.txt"), "second");
    repository.run("add", "-A");
    Map<String, Object> json = Json.object(run("diff", "--format", "json").out());
    assertThat(json.keySet())
        .containsExactlyInAnyOrder(
            "version",
            "updates",
            "before",
            "after",
            "changes",
            "resources",
            "obstacles",
            "startsEmpty",
            "interrupted",
            "overlaps",
            "renames",
            "images",
            "contents",
            "secrets",
            "acceptances",
            "opens",
            "closes",
            "newDiagnostics",
            "changedDiagnostics",
            "saysItself",
            "leavesStackOf",
            "fixedDiagnostics");
    assertThat(json.get("before"))
        .isEqualTo(Map.of("name", "HEAD", "exists", true, "project", "shop", "errors", List.of()));
    assertThat(Template.list(Objects.requireNonNull(json.get("secrets"))))
        .singleElement()
        .isEqualTo(
            Map.of(
                "kind",
                "secret",
                "name",
                "token",
                "change",
                "changed",
                "services",
                List.of("api"),
                "follows",
                Map.of("restarts", List.of("api")),
                "keeping",
                List.of(),
                "happens",
                "another value",
                "wider",
                false));
    assertThat(Template.list(Objects.requireNonNull(json.get("renames"))))
        .singleElement()
        .extracting("before", "after")
        .containsExactly("web", "frontend");
    assertThat(Template.list(Objects.requireNonNull(json.get("images"))))
        .extracting("service")
        .containsExactly("frontend", "web");
  }

  /** A side without a template has its errors there, and the exit code is still 1. */
  @Test
  void theErrorsOfOneSide() throws IOException {
    ReviewedCommits.begin(directory);
    Files.writeString(directory.resolve("compose.yaml"), "services: {web: {image: [a]}}\n");
    Program.Result result = run("diff", "--format", "json");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(Json.object(result.out()).get("after"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .extractingByKey("errors")
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .isNotEmpty()
        .first()
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsKeys("code", "message", "location");
  }
}
