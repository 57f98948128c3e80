package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is in files that git does not track is compared where both are there, and else not known.
 */
class ReviewUntrackedTest {

  private static final String PATH = System.getenv().getOrDefault("PATH", "");

  private static final String COMPOSE =
      """
      name: shop
      services:
        api:
          image: example/api:1
          secrets: [token, shell]
          configs: [{source: conf, target: /etc/conf}, {source: said, target: /etc/said}]
        db:
          image: postgres:16
          environment: {POSTGRES_PASSWORD_FILE: /run/secrets/pw}
          secrets: [pw]
          volumes: ["data:/var/lib/postgresql/data"]
        web:
          build: {context: ./site, secrets: [npm]}
      configs:
        conf: {file: ./old/conf}
        said: {environment: OLD_SAID}
      secrets:
        token: {file: ./old/token}
        shell: {environment: OLD_SHELL}
        pw: {file: ./old/pw}
        npm: {file: ./old/npm}
      volumes: {data: {}}
      """;

  @TempDir private Path temporary;

  private Path directory;

  @BeforeEach
  void begin() throws IOException {
    directory = Files.createDirectory(temporary.toRealPath().resolve("shop"));
    write("compose.yaml", COMPOSE);
    write(".gitignore", "old/\nnew/\n.env\n");
    write("site/Dockerfile", "FROM nginx:1\n");
    GitRepository.in(directory).run("add", "-A").run("commit", "-qm", "1");
  }

  private void write(String file, String text) throws IOException {
    Path path = directory.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private Program program(String... values) {
    Program program = Program.in(directory).env("PATH", PATH);
    for (String value : values) {
      program = program.env(value.split("=", 2)[0], value.split("=", 2)[1]);
    }
    return program;
  }

  /** On a machine with neither, as CI is, and on one where only the new one is left. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          old/token | new/token | secret `token` of api: comes from another file ./new/token, which git does not track; if its value differs: restarts (rolling restart): api
          old/pw    | new/pw    | secret `pw` of db: comes from another file ./new/pw, which git does not track; if its value differs: stops before it starts again: db; for db it counts only
          OLD_SHELL | NEW_SHELL | secret `shell` of api: comes from another variable NEW\\_SHELL, which is not set here; if its value differs: restarts (rolling restart): api
          old/npm   | new/npm   | build secret `npm` of web: comes from another file ./new/npm, which git does not track; if its value differs: restarts (rolling restart): web
          old/conf  | new/conf  | **api** (`compose.yaml:3`) `other file ./new/conf, which git does not track`; if its content differs: restarts (rolling restart)
          OLD_SAID  | NEW_SAID  | **api** (`compose.yaml:3`) `other variable NEW_SAID, which is not set here`; if its content differs: restarts (rolling restart)
          """)
  void whatCannotBeReadIsNotKnown(String before, String after, String told) throws IOException {
    write("compose.yaml", COMPOSE.replace(before, after));
    String text = program().run("review").out();
    assertThat(text)
        .contains(told, "**If what cannot be read here differs, see below: service ")
        .doesNotContain("Nothing that runs changes", "Changed diagnostic", "fixed");
    String diff = program().run("diff").out().replaceAll("\\s+", " ");
    assertThat(diff).contains("which ").contains("differs: ");
    boolean file = after.startsWith("new");
    if (file) {
      write(after, "hunter2");
    }
    String there = program(file ? "A=b" : after + "=hunter2").run("review").out();
    assertThat(there)
        .contains("differs: ", file ? "than file ./" + before : "than variable ")
        .doesNotContain("another value", "fixed", "hunter2");
    String outage = after.equals("new/pw") ? "outage" : "rolling-restart";
    assertThat(program().run("diff", "--fail-on", outage).exitCode()).isEqualTo(1);
  }

  /** Where both can be read they are compared, and the same is no change. */
  @ParameterizedTest
  @CsvSource({
    "old/token, new/token",
    "old/pw, new/pw",
    "OLD_SHELL, NEW_SHELL",
    "old/npm, new/npm",
    "old/conf, new/conf",
    "OLD_SAID, NEW_SAID"
  })
  void whatCanBeReadIsCompared(String before, String after) throws IOException {
    write("compose.yaml", COMPOSE.replace(before, after));
    boolean file = after.startsWith("new");
    if (file) {
      write(before, "hunter2");
      write(after, "hunter2");
    }
    String[] same = {before.replace('/', '_') + "=hunter2", after.replace('/', '_') + "=hunter2"};
    assertThat(program(same).run("review").out()).isEmpty();
    if (file) {
      write(after, "hunter3");
    }
    same[1] = after.replace('/', '_') + "=hunter3";
    String text = program(same).run("review").out();
    assertThat(text)
        .containsAnyOf("another value", "restarts (rolling restart): `")
        .doesNotContain("differs", "hunter");
  }

  /** A file that comes with git is there from then on; what was there before nobody knows. */
  @Test
  void onlyWhatCameWithGitIsFixed() throws IOException {
    write("given/token", "hunter2");
    write("compose.yaml", COMPOSE.replace("old/token", "given/token"));
    GitRepository repository = GitRepository.in(directory);
    repository.run("add", "compose.yaml").run("commit", "-qm", "2");
    repository.run("add", "given").run("commit", "-qm", "3");
    assertThat(program().run("review", "--from", "HEAD~1").out())
        .contains("1 diagnostic fixed", "./given/token does not exist");
    assertThat(program().run("review", "--from", "HEAD~2").out()).doesNotContain("fixed");
  }

  /** That something is not compared stands once, whatever else differs. */
  @Test
  void whatIsNotComparedIsSaidBesideTheRest() throws IOException {
    write(".env", "UNUSED=hunter2\n");
    write("compose.yaml", COMPOSE.replace("api:1", "api:2"));
    String said = "not compared, because git does not track it: ";
    Program.Result review = program().run("review");
    assertThat(review.out())
        .containsOnlyOnce("<details><summary>1 file not compared</summary>")
        .containsOnlyOnce(said + "`.env`; `deploy` compares their values with what is in AWS.");
    assertThat(review.err()).doesNotContain("not compared");
    Program.Result diff = program().run("diff");
    assertThat(diff.err()).containsOnlyOnce(said + ".env; `deploy` compares");
    assertThat(diff.out()).doesNotContain("not compared");
  }
}
