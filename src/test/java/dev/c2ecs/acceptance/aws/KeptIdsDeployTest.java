package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stack in which something has another logical ID is left alone until the lock has it. */
class KeptIdsDeployTest {

  @TempDir private Path directory;
  private Cloud cloud;

  @BeforeEach
  void start() throws IOException {
    cloud = new Cloud(directory);
    String older = cloud.template().replace("HTTP80Listener", "WebTCP80Listener");
    cloud.aws.stacks.put("shop", "UPDATE_COMPLETE", older);
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void theCommandThatIsPrintedMakesTheDeploymentPossible() throws IOException {
    for (List<String> words : List.of(List.of("deploy", "--yes"), List.of("deploy", "--dry-run"))) {
      Cloud.Result stopped = cloud.run(words.toArray(String[]::new));
      assertThat(stopped.exitCode()).as(stopped.all()).isEqualTo(1);
      assertThat(stopped.err())
          .contains("error C2E517: the stack shop has other logical IDs than this template:")
          .contains(
              "listener of load balancer application port 80: WebTCP80Listener there,"
                  + " HTTP80Listener here")
          .contains("c2ecs convert --like stack:shop -o template.yaml");
    }
    assertThat(cloud.aws.calls()).doesNotContain("CreateChangeSet", "ExecuteChangeSet");
    Cloud.Result like =
        cloud.run(
            "convert",
            "--like",
            "stack:shop",
            "-o",
            "template.yaml",
            "--endpoint-url",
            cloud.aws.url());
    assertThat(like.exitCode()).as(like.all()).isZero();
    assertThat(Files.readString(directory.resolve("template.yaml")))
        .contains("  WebTCP80Listener:")
        .doesNotContain("HTTP80Listener");
    Cloud.Result deployed = cloud.run("deploy", "--yes");
    assertThat(deployed.exitCode()).as(deployed.all()).isZero();
    assertThat(cloud.aws.stacks.all.get("shop").template)
        .contains("WebTCP80Listener")
        .doesNotContain("HTTP80Listener");
  }

  @Test
  void aStackThatIsNotThereIsSaid() {
    Cloud.Result result =
        cloud.run("convert", "--like", "stack:none", "--endpoint-url", cloud.aws.url());
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("C2E547", "there is no stack none in eu-central-1");
    assertThat(directory.resolve("compose.lock.json")).doesNotExist();
  }
}
