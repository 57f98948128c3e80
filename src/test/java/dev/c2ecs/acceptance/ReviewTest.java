package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
  @ValueSource(
      strings = {"--output=/tmp/x", "-h", "nowhere", "HEAD:compose.yaml", "a b", "^HEAD", ""})
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
    Program.Result check =
        Program.in(directory)
            .env("SHELL_SECRET", "hunter3")
            .run("check", "--confine", ".", "--format", "github");
    assertThat(check.exitCode()).isEqualTo(1);
    assertThat(check.out() + check.err())
        .contains("::error ")
        .doesNotContain("hunter2", "hunter3", "STOLEN");
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
    Program.Result result = Program.in(directory).env("PATH", PATH).env("TAG", "1.28").run("diff");
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
    assertThat(review("--from", "HEAD~1", "--to", "HEAD"))
        .contains("**What an update does is not known**");
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
    assertThat(result.err()).contains("web.env is a pointer of Git LFS", "sub is a submodule");
  }

  /** What matters most is there, however much changes. */
  @ParameterizedTest
  @ValueSource(ints = {1, 40, 50})
  void aCommentIsNeverTooLong(int services) throws IOException {
    GitRepository repository = GitRepository.in(directory);
    for (int version = 1; version <= 2; version++) {
      StringBuilder project = new StringBuilder("name: shop\nservices:\n");
      for (int i = 0; i < services; i++) {
        project.append("  service-%d:%n    image: example/s%d:%d%n".formatted(i, i, version));
        project.append("    ports: [\"%d:3000\"]%n".formatted(8000 + i + version * 100));
        project.append("    environment:%n".formatted());
        for (int variable = 0; variable < 12; variable++) {
          project.append(
              "      VARIABLE_%d: '%s'%n".formatted(variable, (version + "<|`").repeat(60)));
        }
      }
      project.append(
          version == 1
              ? "  last: {image: a, networks: {default: {aliases: [taken]}}}\n"
              : "  last: {image: a}\n  taken: {image: b}\n");
      Files.writeString(directory.resolve("compose.yaml"), project.toString());
      repository.run("add", "-A").run("commit", "-qm", "v" + version);
    }
    String comment = review("--from", "HEAD~1", "--to", "HEAD");
    assertThat(comment.length()).isBetween(1000, 65_000);
    assertThat(comment).contains("AWS would refuse this as one update", "Two updates do it:");
    assertThat(comment.contains("This is shortened")).isEqualTo(services > 1);
  }

  /** One row for each word that is more than a consequence. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          expose: ["3000"] | ports: ["8080:3000"]                     | public
          expose: ["3000"] | ports: ["8080:3000"]                     | wider
          LOG_LEVEL: info  | LOG_LEVEL: debug                         | rolling-restart
          api:1            | api:1, deploy: {replicas: 4}             | cost:20%
          """)
  void whatItIsToFailOn(String before, String after, String word) throws IOException {
    String project =
        "name: shop\nservices:\n  api: {image: \"example/api:1\", expose: [\"3000\"],"
            + " environment: {LOG_LEVEL: info}}\n";
    Files.writeString(directory.resolve("compose.yaml"), project);
    GitRepository.in(directory).run("add", "-A").run("commit", "-qm", "1");
    Files.writeString(
        directory.resolve("compose.yaml"),
        project
            .replace(before, after)
            .replace("api:1, deploy: {replicas: 4}\"", "api:1\", deploy: {replicas: 4}"));
    Program.Result result = run("diff", "--fail-on", "data-loss," + word);
    assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(1);
    assertThat(result.err()).contains("this happens: " + word.replaceAll("^(wider|cost).*", ""));
    assertThat(run("diff", "--fail-on", "data-loss,cost:900%").exitCode()).isZero();
    assertThat(run("diff", "--exit-code").exitCode()).isEqualTo(3);
    assertThat(run("diff", "--fail-on", "often").exitCode()).isEqualTo(2);
  }

  private static final String SHOP =
      """
      name: shop
      services:
        web: {image: "nginx:1", ports: ["80:80"]}
        db:
          image: postgres:16
          volumes: ["data:/var/lib/postgresql/data", "./pg.conf:/etc/pg.conf:ro"]
          networks: [back]
        job: {image: "example/job:1", command: [seed], restart: "no"}
      networks: {back: {}}
      volumes: {data: {}}
      """;

  /** What a reader would merge at noon because the first sentence was wrong. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          compose.yaml | postgres:16     | postgres:17                        | **service db may not start on the files of another version** | other-version
          pg.conf      | a=1             | a=2                                | **service db stops | outage
          compose.yaml | name: shop      | name: prod                         | **Another project**: `shop` becomes `prod`. | starts-empty
          compose.yaml | ["80:80"]       | ["80:80"], networks: [back, default] | **service web restarts | wider
          compose.yaml | [seed]          | [seed, --all]                      | **job job runs.** | ''
          compose.yaml | nginx:1         | nginx:2                            | **service web restarts (rolling restart).** | rolling-restart
          compose.yaml | 80:80           | 80:80, privileged: maybe           | **This cannot be deployed**: 1 error | ''
          """)
  void theFirstSentenceIsTrue(
      String file, String before, String after, String verdict, String fails) throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), SHOP);
    Files.writeString(directory.resolve("pg.conf"), "a=1\n");
    GitRepository repository =
        GitRepository.in(directory).run("add", "-A").run("commit", "-qm", "1");
    Path changed = directory.resolve(file);
    Files.writeString(changed, Files.readString(changed).replace(before, after));
    repository.run("add", "-A").run("commit", "-qm", "2");
    String comment = review("--from", "HEAD~1", "--to", "HEAD");
    assertThat(comment).startsWith("### c2ecs").contains(verdict);
    assertThat(comment).doesNotContain("closes");
    if (!fails.isEmpty()) {
      assertThat(run("diff", "--from", "HEAD~1", "--fail-on", fails).exitCode()).isEqualTo(1);
    }
    assertThat(run("diff", "--from", "HEAD", "--fail-on", "outage,wider,starts-empty").out())
        .isEqualTo(
            verdict.contains("cannot") ? "" : "no difference that CloudFormation would act on\n");
  }

  /** Members of a network that meet already, or nobody, reach no more than before. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          80:80"]}          | 80:80"], networks: [back, default]} | network `back`, where it reaches, and is reached by, service db | network-wider (service web)
          80:80"]}          | 80:80"], networks: [own, default]}  | service web is a member of the network `own`\\n | ''
          networks: [back]  | networks: [own]                     | service db is a member of the network `own`\\n | ''
          networks: [back]  | networks: [back, own]               | service db is a member of the network `own`\\n | ''
          networks: [back]  | networks: [default]                 | network `default`, where it reaches, and is reached by, job job, service web | network-wider (service db
          """)
  void whoIsMetInANetwork(String before, String after, String told, String fails)
      throws IOException {
    String project = SHOP.replace("networks: {back: {}}", "networks: {back: {}, own: {}}");
    Files.writeString(directory.resolve("pg.conf"), "a=1\n");
    Files.writeString(directory.resolve("compose.yaml"), project);
    GitRepository.in(directory).run("add", "-A").run("commit", "-qm", "1");
    Files.writeString(directory.resolve("compose.yaml"), project.replace(before, after));
    assertThat(review("--from", "HEAD")).contains(told.replace("\\n", "\n"));
    Program.Result result = run("diff", "--from", "HEAD", "--fail-on", "wider");
    assertThat(result.exitCode())
        .as(result.out() + result.err())
        .isEqualTo(fails.isEmpty() ? 0 : 1);
    assertThat(result.err()).contains(fails);
  }

  /** Whom the members of a group of others meet is not known, and told as that everywhere. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nginx:1", ports: ["80:80"]} | nginx:1", ports: ["80:80"], networks: [default, theirs]}                     | service web is in the security group sg-0a1b2c3d, which is not of the project | network-wider (service web)
          [seed], restart             | [seed], networks: [theirs], restart                                          | job job is in the security group sg-0a1b2c3d, which is not of the project     | network-wider (job job)
          services:                   | services:\\n  evil: {image: "x:1", network_mode: "service:web"}              | evil runs inside this task, with its role                                     | permissions-wider (service web)
          """)
  void whoeverGetsInSomewhereIsTold(String before, String after, String told, String fails)
      throws IOException {
    String project =
        SHOP.replace(
            "networks: {back: {}}",
            "networks: {back: {}, theirs: {external: true, name: sg-0a1b2c3d}}");
    Files.writeString(directory.resolve("pg.conf"), "a=1\n");
    Files.writeString(directory.resolve("compose.yaml"), project);
    GitRepository.in(directory).run("add", "-A").run("commit", "-qm", "1");
    Files.writeString(
        directory.resolve("compose.yaml"), project.replace(before, after.replace("\\n", "\n")));
    assertThat(review("--from", "HEAD")).contains(told);
    Program.Result result = run("diff", "--from", "HEAD", "--fail-on", "wider");
    assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(1);
    assertThat(result.err()).contains(fails);
  }

  /** A diagnostic at its place with other words is neither new nor fixed, and told once. */
  @ParameterizedTest
  @CsvSource({
    "[/first], true",
    "'[{type: tmpfs, target: /t}, /second]', false",
    "'[{type: tmpfs, target: /t}, /first]', true",
  })
  void aDiagnosticWithOtherWordsIsToldOnce(String volumes, boolean changed) throws IOException {
    String project =
        """
        name: shop
        services: {web: {image: "nginx:1", volumes: %s}}
        """;
    Files.writeString(directory.resolve("compose.yaml"), project.formatted(volumes));
    GitRepository.in(directory).run("add", "-A").run("commit", "-qm", "1");
    Files.writeString(directory.resolve("compose.yaml"), project.formatted("[/second]"));
    String comment = review("--from", "HEAD");
    assertThat(comment).doesNotContain("New diagnostic", "fixed");
    assertThat(comment.contains("**Changed diagnostic**")).as(comment).isEqualTo(changed);
    assertThat(comment.split("C2E321", -1)).hasSize(changed ? 2 : 1);
  }

  /**
   * An image with a file in it is a parameter: what it is made from is told all the same, also when
   * the file comes or goes with it.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          true  | true  | 17   | true
          true  | false | 17   | true
          false | true  | 17   | true
          false | false | 17   | true
          true  | true  | 16.4 | false
          true  | false | 16.4 | false
          false | true  | 16.4 | false
          """)
  void anotherVersionIsToldWhateverIsMounted(
      boolean before, boolean after, String version, boolean told) throws IOException {
    String file = ", \"./pg.conf:/etc/pg.conf:ro\"";
    Files.writeString(directory.resolve("pg.conf"), "a=1\n");
    Files.writeString(directory.resolve("compose.yaml"), before ? SHOP : SHOP.replace(file, ""));
    GitRepository.in(directory).run("add", "-A").run("commit", "-qm", "1");
    String now = SHOP.replace("postgres:16", "postgres:" + version);
    Files.writeString(directory.resolve("compose.yaml"), after ? now : now.replace(file, ""));
    Program.Result result = run("diff", "--from", "HEAD", "--fail-on", "other-version");
    assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(told ? 1 : 0);
    String words = "PostgreSQL " + version + " refuses the files of 16";
    assertThat(result.err().contains("other-version (service db)")).isEqualTo(told);
    assertThat(
            List.of(
                result.out(),
                run("diff", "--from", "HEAD", "--format", "json").out(),
                review("--from", "HEAD")))
        .isNotEmpty()
        .allSatisfy(
            text ->
                assertThat(text.replaceAll("\\s+", " ").contains(words)).as(text).isEqualTo(told));
  }

  /** A project of which a part lacks is another one: nothing is said of it. */
  @Test
  void aRepositoryThatLacksObjectsIsNotCompared() throws IOException {
    GitRepository repository = ReviewedCommits.begin(directory);
    ReviewedCommits.all().get(1).commit(repository, directory);
    Program.Result there = run("diff", "--from", "HEAD~1");
    assertThat(there.exitCode()).isZero();
    try (Stream<Path> objects = Files.walk(directory.resolve(".git/objects"))) {
      for (Path object : objects.filter(Files::isRegularFile).toList()) {
        Path kept = directory.resolveSibling("kept");
        Files.move(object, kept, StandardCopyOption.REPLACE_EXISTING);
        Program.Result result = run("diff", "--from", "HEAD~1");
        if (result.exitCode() == 0) {
          assertThat(result.out()).isEqualTo(there.out());
        } else {
          assertThat(result.exitCode()).isEqualTo(1);
          assertThat(result.out()).isEmpty();
          assertThat(result.err())
              .containsAnyOf(
                  "cannot be read from git",
                  "there is no revision",
                  "does not have it",
                  "git has ended");
        }
        Files.move(kept, object);
      }
    }
  }

  @Test
  void noResultIsWrittenOverTheProject() throws IOException {
    ReviewedCommits.begin(directory);
    for (String command : List.of("review", "graph")) {
      assertThat(run(command, "--from", "HEAD", "-o", "compose.yaml").exitCode()).isEqualTo(1);
    }
    assertThat(Files.readString(directory.resolve("compose.yaml"))).startsWith("name: shop");
  }

  /** Every command that is confined, also when it compares nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "cost",
        "graph",
        "check",
        "review",
        "diff",
        "convert",
        "convert --check compose.yaml",
        "policy",
        "explain services.w",
        "explain C2E002"
      })
  void everyConfinedCommandSeesNothing(String command) throws IOException {
    Files.writeString(
        directory.resolve("compose.yaml"),
        "name: n\ninclude: [/etc/passwd]\nservices: {w: {image: \"i:$SEEN\", env_file:"
            + " \"../new\\n::error file=x::pwned\"}}\n");
    GitRepository.in(directory).run("add", "-A").run("commit", "-qm", "1");
    Program.Result result =
        Program.in(directory)
            .env("PATH", PATH)
            .env("SEEN", "hunter3")
            .run((command + " --confine .").split(" ", -1));
    String all = result.out() + result.err();
    assertThat(all).isNotEmpty().doesNotContain("root:x", "hunter3", "this is a mistake");
    assertThat(all.lines().filter(line -> line.startsWith("::error file=x"))).isEmpty();
  }

  @Test
  void whatABranchLacksIsNotItsChange() throws IOException {
    GitRepository repository = ReviewedCommits.begin(directory);
    repository.run("branch", "topic");
    ReviewedCommits.all().get(2).commit(repository, directory);
    repository.run("branch", "trunk").run("checkout", "-q", "topic");
    ReviewedCommits.all().get(1).commit(repository, directory);
    assertThat(review("--from", "trunk")).contains("closes");
    assertThat(review("--from", "trunk...HEAD"))
        .contains("**service api restarts (rolling restart).**")
        .doesNotContain("closes", "8080");
  }

  @Test
  void graphAndCostOfTwoRevisions() throws IOException {
    GitRepository repository = ReviewedCommits.begin(directory);
    for (ReviewedCommits commit : ReviewedCommits.all().subList(0, 3)) {
      commit.commit(repository, directory);
    }
    assertThat(run("graph", "--from", "HEAD~1").out()).contains("class n1 added", "TCP 8080");
    Program.Result cost = run("cost", "--from", "HEAD~1", "--region", "eu-central-1");
    assertThat(cost.out()).contains(" a month → $", "load balancer  $");
    assertThat(Json.object(run("cost", "--from", "HEAD~1", "--format", "json").out()))
        .containsKeys("before", "after", "changes");
    assertThat(run("diff", "--from", "HEAD~1").out())
        .contains("service api       rolling restart, network wider  (compose.yaml:8)");
    assertThat(run("diff", "--from", "HEAD~1", "--format", "markdown").out())
        .contains("| **service api**<br>`compose.yaml:8` |");
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
