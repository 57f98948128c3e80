package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stack stays when its project has another name or is deleted, and all commands say so. */
class LeftStackTest {

  private static final String PATH = System.getenv().getOrDefault("PATH", "");
  private static final String SHOP =
      "name: shop\nservices: {web: {image: \"nginx:1.29\", ports: [\"80:80\"]}}\n";

  @TempDir private Path temporary;
  private Path directory;
  private GitRepository repository;

  @BeforeEach
  void begin() throws IOException {
    directory = temporary.toRealPath();
    repository = GitRepository.in(directory);
    repository.run("commit", "-qm", "empty", "--allow-empty");
    Files.writeString(directory.resolve("compose.yaml"), SHOP);
    repository.track("compose.yaml").run("commit", "-qm", "shop");
  }

  private Program.Result run(String... arguments) {
    return Program.in(directory).env("PATH", PATH).run(arguments);
  }

  @Test
  void anotherNameIsAnotherStackBesideTheOldOne() throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), SHOP.replace("shop", "store"));
    assertThat(run("review").out()).contains("**Another project**", "$41 a month → $81");
    assertThat(run("cost", "--from", "HEAD").out())
        .startsWith("about $41 a month → $81")
        .contains("costs on: the stack of shop $40.74", "web  $0.00 → $13.19");
    assertThat(run("cost", "--from", "HEAD", "--format", "json").out())
        .contains("\"part\" : \"web\"", "\"part\" : \"the stack of shop\"", "81.4");
    Program.Result diff =
        run("diff", "--from", "HEAD", "--fail-on", "cost:20%,new,public,starts-empty");
    assertThat(diff.exitCode()).isEqualTo(1);
    assertThat(diff.out()).contains("another project, shop becomes store", "stays, and costs");
    assertThat(diff.err()).contains("starts-empty", "new (", "public (web 80)", "cost (100% more)");
    assertThat(run("diff", "--exit-code").exitCode()).isEqualTo(3);
    assertThat(run("diff", "--format", "json").out()).contains("\"leavesStackOf\" : \"shop\"");
    Program.Result graph = run("graph", "--from", "HEAD");
    assertThat(graph.out()).contains("class n0,n1,n2 added");
    assertThat(graph.err()).contains("the stack of shop stays");
  }

  @Test
  void theStackOfADeletedProjectCostsOn() throws IOException {
    Files.delete(directory.resolve("compose.yaml"));
    assertThat(run("review").out())
        .contains("Its stack stays until somebody runs", "$41 a month, unchanged");
    assertThat(run("cost", "--from", "HEAD").out())
        .contains("$41 a month, unchanged", "costs on: the stack of shop $40.74");
    assertThat(run("cost", "--from", "HEAD", "--format", "json").out())
        .contains("\"project\" : \"shop\"", "\"withKept\"");
    assertThat(run("diff").out())
        .startsWith("  the project is gone: the stack of shop stays, and costs, until")
        .doesNotContain("other projects", "\"\"");
    assertThat(run("diff", "--fail-on", "cost:0%").exitCode()).isZero();
    assertThat(run("graph", "--from", "HEAD").err()).contains("the stack of shop stays");
  }

  @Test
  void aNewProjectIsCalledOne() {
    assertThat(run("diff", "--from", "HEAD~1").out())
        .contains("a new project: `deploy` makes its stack")
        .doesNotContain("other projects");
    assertThat(run("cost", "--from", "HEAD~1").out()).startsWith("about $0.00 a month → $41");
  }
}
