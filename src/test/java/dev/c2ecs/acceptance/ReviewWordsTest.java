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

/** The words of a comment that a reviewer who is new to all of this would read wrongly. */
class ReviewWordsTest {

  private static final String PATH = System.getenv().getOrDefault("PATH", "");

  private static final String SHOP =
      """
      name: shop
      services:
        api: {image: "example/api:1", ports: ["80:80"]}
        admin: {image: "adminer:5", ports: [{target: 8080, published: "8080"}]}
      """;

  @TempDir private Path temporary;

  private Path directory;

  @BeforeEach
  void real() throws IOException {
    directory = Files.createDirectory(temporary.toRealPath().resolve("shop"));
  }

  private Program.Result run(String... arguments) {
    return Program.in(directory).env("PATH", PATH).run(arguments);
  }

  private void change(String before, String after) throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), SHOP);
    GitRepository.in(directory).run("add", "-A").run("commit", "-qm", "1");
    assertThat(SHOP).contains(before);
    Files.writeString(directory.resolve("compose.yaml"), SHOP.replace(before, after));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ports: ["80:80"]    | ports: ["80:80"], x-aws-policies: ["arn:aws:iam::aws:policy/AdministratorAccess"] | **api gets AdministratorAccess.** | policy/Admin
          published: "8080"   | published: "8080", x-aws-public: true | **Opens to the Internet: admin port 8080 (Adminer has no login of its own | fixed
          ports: ["80:80"]    | ports: ["8081:80"]                    | port 80 closes | for a while
          name: shop          | name: prod                            | **Another project** | what happens
          name: shop          | name: prod                            | in this sum, because it stays | Picture
          """)
  void aReaderUnderstands(String before, String after, String said, String unsaid)
      throws IOException {
    change(before, after);
    Program.Result result = run("review");
    assertThat(result.out()).as(result.err()).contains(said).doesNotContain(unsaid);
  }

  @Test
  void thatNothingChangesIsSaid() throws IOException {
    change("api:1", "api:1");
    Program.Result result = run("review");
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("nothing changes");
  }

  @Test
  void twoDotsAreNoRevision() throws IOException {
    change("api:1", "api:2");
    assertThat(run("review", "--from", "HEAD..HEAD").err()).contains("three (A...B)");
  }

  @ParameterizedTest
  @CsvSource({"cost", "graph", "diff"})
  void theFirstErrorOfASideIsSaid(String command) throws IOException {
    change("ports: [\"80:80\"]", "privileged: maybe");
    Program.Result result = run(command, "--from", "HEAD");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("the working tree: compose.yaml:3");
  }
}
