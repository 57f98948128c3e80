package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What has another place or another name is the same thing, and the lines that are shown keep it.
 */
class ReviewMovesTest {

  private static final String PATH = System.getenv().getOrDefault("PATH", "");
  private static final Pattern LINES = Pattern.compile("(?s)```yaml\\n(.*?)```");

  @TempDir private Path temporary;

  private Path directory;

  @BeforeEach
  void directory() throws IOException {
    directory = Files.createDirectory(temporary.toRealPath().resolve("shop"));
  }

  private static Program.Result run(Path where, String... arguments) {
    return Program.in(where).env("PATH", PATH).run(arguments);
  }

  private Path moved(String name, String... others) throws IOException {
    String project = name + "\nservices: {web: {image: \"nginx:1\"}}\n";
    List<String> all = new ArrayList<>(List.of(others));
    all.add("app");
    for (String one : all) {
      Files.createDirectory(directory.resolve(one));
      Files.writeString(directory.resolve(one).resolve("compose.yaml"), project);
    }
    GitRepository repository =
        GitRepository.in(directory).run("add", "-A").run("commit", "-qm", "1");
    for (String one : others) {
      repository.run("rm", "-q", one + "/compose.yaml");
    }
    repository.run("mv", "app", "srv");
    Path now = directory.resolve("srv");
    Files.writeString(now.resolve("compose.yaml"), project.replace("nginx:1", "nginx:2"));
    repository.run("commit", "-qam", "2");
    return now;
  }

  @Test
  void aProjectInAnotherDirectoryIsTheSame() throws IOException {
    Path now = moved("name: shop");
    for (Program.Result result :
        List.of(
            run(now, "review", "--from=HEAD~1"),
            run(directory, "review", "-f", "srv/compose.yaml", "--from=HEAD~1", "--to=HEAD"),
            run(now, "review", "--from=HEAD~1", "--from-file=../app/compose.yaml"))) {
      assertThat(result.out())
          .as(result.err())
          .contains("service web restarts")
          .contains("The project moved from app to srv.")
          .contains("`nginx:1` → `nginx:2`");
    }
    assertThat(run(now, "diff", "--from=HEAD~1").out()).contains("moved from app to srv");
  }

  @Test
  void aProjectThatIsCalledLikeItsDirectoryBecomesAnotherStack() throws IOException {
    Path now = moved("# no name");
    assertThat(run(now, "review", "--from=HEAD~1").out())
        .contains("**Another project**: `app` becomes `srv`")
        .contains("the old one stays, and costs")
        .contains("with `name: app` in its file it keeps its stack");
  }

  @Test
  void ofSeveralOnesNobodyGuesses() throws IOException {
    Path now = moved("name: shop", "old");
    Program.Result result = run(now, "review", "--from=HEAD~1");
    assertThat(result.out()).contains("**A new project**");
    assertThat(result.err())
        .contains("--from-file")
        .contains("app/compose.yaml")
        .contains("old/compose.yaml");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "networks: [front, b]  | networks: {front: {internal: true}, b: {}}",
        "networks: {front: {aliases: [x]}} | networks: {front: {}}",
        "secrets: [front] | secrets: {front: {environment: ONE}}",
        "secrets: [{source: front, target: key, mode: 0400}] | secrets: {front: {environment: ONE}}",
        "volumes: [\"front:/d\"] | volumes: {front: {}}",
        "volumes: [\"front:/d:ro\"] | volumes: {front: {driver_opts: {uid: \"7\", gid: \"7\"}}}"
      })
  void theLinesThatAreShownKeepWhatThereWas(String service, String rest) throws IOException {
    String project = "name: s\nservices: {web: {image: nginx, " + service + "}}\n" + rest + "\n";
    Path compose = directory.resolve("compose.yaml");
    Files.writeString(compose, project);
    GitRepository.in(directory).run("add", "-A").run("commit", "-qm", "1");
    Files.writeString(compose, project.replace("front", "edge"));
    String review = run(directory, "review").out();
    Matcher lines = LINES.matcher(review);
    assertThat(lines.find()).as(review).isTrue();
    Files.writeString(directory.resolve("keep.yaml"), lines.group(1).stripIndent());
    Program.Result result = run(directory, "diff", "-f", "compose.yaml", "-f", "keep.yaml");
    assertThat(result.out()).as(result.err()).startsWith("no difference");
  }

  @Test
  void aServiceKeepsItsName() throws IOException {
    Path compose = directory.resolve("compose.yaml");
    String project =
        "name: s\nservices: {web: {image: nginx, expose: [80]}, api: {image: x, environment: {U:"
            + " \"http://web\"}}}\n";
    Files.writeString(compose, project);
    GitRepository.in(directory).run("add", "-A").run("commit", "-qm", "1");
    Files.writeString(compose, project.replace("{web:", "{front:"));
    Matcher lines = LINES.matcher(run(directory, "review").out());
    assertThat(lines.find()).isTrue();
    Files.writeString(compose, project.replace("{web:", "{front:"));
    Files.writeString(directory.resolve("keep.yaml"), lines.group(1).stripIndent());
    Program.Result kept = run(directory, "check", "-f", "compose.yaml", "-f", "keep.yaml");
    assertThat(kept.exitCode()).as(kept.err()).isZero();
    assertThat(run(directory, "convert", "-f", "compose.yaml", "-f", "keep.yaml").out())
        .contains("web");
  }
}
