package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** The way through a second emulator, where there is a Docker engine. */
@Testcontainers(disabledWithoutDocker = true)
class LocalStackTest {

  @Container
  private static final LocalStackContainer LOCALSTACK =
      new LocalStackContainer(DockerImageName.parse("localstack/localstack:4.9.2"));

  @TempDir Path directory;

  @Test
  void aDryRunShowsWhatWouldBeMadeAndLeavesNothing() throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), "x-aws-vpc: new\n" + Cloud.COMPOSE);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            Cloud.ACCOUNT,
            directory,
            InputStream.nullInputStream(),
            out,
            err,
            "deploy",
            "--dry-run",
            "--no-resolve",
            "--endpoint-url",
            LOCALSTACK.getEndpoint().toString());
    assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("service web");
  }
}
