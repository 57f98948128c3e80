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
import org.junit.jupiter.params.provider.ValueSource;

/** {@code c2ecs review}: comments of commits, and what a hostile repository does not get. */
class ReviewTest {

  private static final String PATH = System.getenv().getOrDefault("PATH", "");

  @TempDir private Path temporary;

  private Path directory;

  @BeforeEach
  void real() throws IOException {
    directory = Files.createDirectory(temporary.toRealPath().resolve("shop"));
  }

  private Program.Result run(String... arguments) {
    return Program.in(directory).env("PATH", PATH).run(arguments);
  }

  private String review(String... more) {
    List<String> all = new ArrayList<>(List.of("review"));
    all.addAll(List.of(more));
    Program.Result result = run(all.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result.out();
  }

  /** Each is read as a reviewer would: {@code src/test/resources/review}. */
  @Test
  void everyCommitHasItsComment() throws IOException {
    GitRepository repository = ReviewedCommits.begin(directory);
    int number = 0;
    for (ReviewedCommits commit : ReviewedCommits.all()) {
      commit.commit(repository, directory);
      number++;
      String name = "src/test/resources/review/%02d-%s.md".formatted(number, commit.name());
      String comment = review("--from", "HEAD~1", "--to", "HEAD");
      GeneratedDocsTest.check(name, comment);
      assertThat(review("--from", "HEAD~1")).as(name).isEqualTo(comment);
    }
    assertThat(number).isEqualTo(20);
    assertThat(review("--from", "HEAD")).isEmpty();
    assertThat(review()).isEmpty();
  }

  @Test
  void nothingIsCheckedOutAndTheIndexStays() throws IOException {
    GitRepository repository = ReviewedCommits.begin(directory);
    ReviewedCommits.all().get(0).commit(repository, directory);
    Path compose = directory.resolve("compose.yaml");
    Files.writeString(compose, "broken: [");
    byte[] index = Files.readAllBytes(directory.resolve(".git/index"));
    assertThat(review("--from", "HEAD~1", "--to", "HEAD")).contains("`nginx:1.28`");
    assertThat(Files.readString(compose)).isEqualTo("broken: [");
    assertThat(Files.readAllBytes(directory.resolve(".git/index"))).isEqualTo(index);
    assertThat(review("--from", "HEAD")).contains("**This cannot be deployed**");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--output=/tmp/x", "-h", "nowhere", "HEAD:compose.yaml", "a b", "^HEAD", ""})
  void aRevisionIsNoOption(String name) throws IOException {
    ReviewedCommits.begin(directory);
    Program.Result result = run("review", "--from=" + name);
    assertThat(result.exitCode()).as(result.err()).isBetween(1, 2);
    assertThat(result.err()).containsAnyOf("there is no revision '" + name + "' here", "--from");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void aProjectThatIsNewHasNoOtherSide() throws IOException {
    Files.writeString(directory.resolve("README"), "x");
    GitRepository repository =
        GitRepository.in(directory).run("add", "-A").run("commit", "-qm", "empty");
    Files.writeString(directory.resolve("compose.yaml"), "services: {web: {image: nginx}}\n");
    repository.run("add", "-A").run("commit", "-qm", "project");
    assertThat(review("--from", "HEAD~1")).contains("**A new project** with 1 service.");
    Files.delete(directory.resolve("compose.yaml"));
    assertThat(review("--from", "HEAD")).contains("**The project is gone.**");
  }

  /** What stands outside is not read, not by a name, not by a link, not through git. */
  @ParameterizedTest
  @ValueSource(strings = {"/proc/self/environ", "../secret.env", "link.env", "sub/link/secret.env"})
  void aConfinedProjectReadsNothingOutside(String file) throws IOException {
    Files.writeString(directory.resolveSibling("secret.env"), "STOLEN=hunter2\n");
    Files.createDirectories(directory.resolve("sub"));
    Files.createSymbolicLink(directory.resolve("link.env"), Path.of("../secret.env"));
    Files.createSymbolicLink(directory.resolve("sub/link"), Path.of("../.."));
    String project = "name: shop\nservices: {web: {image: nginx, command: [\"$SHELL_SECRET\"]}}\n";
    Files.writeString(directory.resolve("compose.yaml"), project);
    GitRepository repository =
        GitRepository.in(directory).run("add", "-A").run("commit", "-qm", "1");
    Files.writeString(
        directory.resolve("compose.yaml"),
        project.replace("nginx,", "nginx, env_file: " + file + ","));
    repository.run("add", "-A").run("commit", "-qm", "2");
    for (String to : List.of("--from=HEAD~1", "--to=HEAD")) {
      Program.Result result =
          Program.in(directory)
              .env("PATH", PATH)
              .env("SHELL_SECRET", "hunter3")
              .run("review", "--confine", ".", "--from=HEAD~1", to);
      assertThat(result.out() + result.err())
          .doesNotContain("hunter2", "hunter3", "STOLEN", "SHELL_SECRET=");
      assertThat(result.out()).contains("This cannot be deployed");
    }
  }

  /** Both sides see the shell, and what git does not know. */
  @Test
  void theSurroundingsAreTheSameForBoth() throws IOException {
    Files.writeString(
        directory.resolve("compose.yaml"),
        "name: shop\nservices: {web: {image: \"nginx:$TAG\", env_file: local.env}}\n");
    Files.writeString(directory.resolve(".gitignore"), "local.env\n");
    GitRepository.in(directory).run("add", "-A").run("commit", "-qm", "1");
    Files.writeString(directory.resolve("local.env"), "A=1\n");
    Program.Result result =
        Program.in(directory).env("PATH", PATH).env("TAG", "1.28").run("diff");
    assertThat(result.out()).isEqualTo("no difference that CloudFormation would act on\n");
  }

  /** A file that is tracked now and was not then did not exist then. */
  @Test
  void aFileThatCameLaterWasNotThere() throws IOException {
    Files.writeString(
        directory.resolve("compose.yaml"),
        "name: shop\nservices: {web: {image: nginx, env_file: web.env}}\n");
    GitRepository repository =
        GitRepository.in(directory).run("add", "-A").run("commit", "-qm", "1");
    Files.writeString(directory.resolve("web.env"), "A=1\n");
    repository.run("add", "-A").run("commit", "-qm", "2");
    assertThat(review("--from", "HEAD~1", "--to", "HEAD")).contains("**The errors are fixed.**");
  }

  @Test
  void includedFilesAndLinksAreThoseOfTheRevision() throws IOException {
    Path parts = Files.createDirectories(directory.resolve("parts"));
    Files.writeString(directory.resolve("compose.yaml"), "name: shop\ninclude: [linked.yaml]\n");
    Files.writeString(parts.resolve("web.yaml"), "services: {web: {image: \"nginx:1\"}}\n");
    Files.createSymbolicLink(directory.resolve("linked.yaml"), Path.of("parts/web.yaml"));
    GitRepository repository =
        GitRepository.in(directory).run("add", "-A").run("commit", "-qm", "1");
    Files.writeString(parts.resolve("web.yaml"), "services: {web: {image: \"nginx:2\"}}\n");
    repository.run("add", "-A").run("commit", "-qm", "2");
    assertThat(review("--from", "HEAD~1", "--to", "HEAD")).contains("`nginx:1` → `nginx:2`");
  }

  @Test
  void pointersOfLfsAndSubmodulesAreSaid() throws IOException {
    Path other = Files.createDirectory(directory.resolveSibling("other"));
    Files.writeString(other.resolve("a.env"), "A=1\n");
    GitRepository.in(other).run("add", "-A").run("commit", "-qm", "o");
    Files.writeString(
        directory.resolve("compose.yaml"),
        "name: shop\nservices: {web: {image: nginx, env_file: [web.env, {path: sub/a.env, required: false}]}}\n");
    Files.writeString(
        directory.resolve("web.env"),
        "version https://git-lfs.github.com/spec/v1\noid sha256:" + "1".repeat(64) + "\nsize 1\n");
    GitRepository.in(directory)
        .run("submodule", "--quiet", "add", other.toString(), "sub")
        .run("add", "-A")
        .run("commit", "-qm", "1");
    Program.Result result = run("review", "--from", "HEAD");
    assertThat(result.err())
        .contains("web.env is a pointer of Git LFS", "sub is a submodule");
  }

  /** Names and values of a stranger stay text. */
  @Test
  void valuesDoNotBreakOut() throws IOException {
    String evil = "</details><script>x</script> @team #1 [a](http://x) | \\n| x";
    Files.writeString(
        directory.resolve("compose.yaml"),
        "name: shop\nservices:\n  web:\n    image: nginx\n    environment: {A: \"1\"}\n");
    GitRepository repository =
        GitRepository.in(directory).run("add", "-A").run("commit", "-qm", "1");
    Files.writeString(
        directory.resolve("compose.yaml"),
        "name: shop\nservices:\n  web:\n    image: nginx\n    environment: {\"A\": '"
            + evil
            + "', '"
            + evil.replace("\\n", "")
            + "': \"2\"}\n");
    repository.run("add", "-A").run("commit", "-qm", "2");
    String comment = review("--from", "HEAD~1", "--to", "HEAD");
    String outside = comment.replaceAll("(`+).*?\\1", "");
    assertThat(outside).contains("A").doesNotContain("<script", "@team", "[a](", "#1 ");
    assertThat(comment.lines().filter(line -> line.startsWith("|")))
        .isNotEmpty()
        .allMatch(line -> line.replaceAll("(`+).*?\\1", "").split("\\|", -1).length == 5);
  }
}
