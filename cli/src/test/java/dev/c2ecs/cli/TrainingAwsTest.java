package dev.c2ecs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.c2ecs.cli.terminal.RunClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingAwsTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "AWS_ACCESS_KEY_ID", "none",
          "AWS_SECRET_ACCESS_KEY", "none",
          "AWS_REGION", "us-east-1",
          "AWS_CONFIG_FILE", "none",
          "AWS_SHARED_CREDENTIALS_FILE", "none");

  @Test
  void aDeploymentAsksForEveryAnswerAndComesToItsEnd() throws IOException {
    Path directory = Path.of("src/training").toAbsolutePath();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code;
    try (TrainingAws aws = new TrainingAws(directory.resolve("answers.tsv"))) {
      code =
          Main.run(
              ENVIRONMENT,
              directory,
              InputStream.nullInputStream(),
              OutputStream.nullOutputStream(),
              err,
              "deploy",
              "--yes",
              "--endpoint-url",
              aws.url());
      assertThat(aws.asked()).isEqualTo(aws.answered());
    }
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("\nalready up to date\n");
    assertThat(code).isZero();
  }

  @Test
  void theRegistryOfATrainingIsReadAndPushedTo() {
    assertThatCode(() -> TrainingRegistry.rehearse(RunClock.system())).doesNotThrowAnyException();
  }
}
