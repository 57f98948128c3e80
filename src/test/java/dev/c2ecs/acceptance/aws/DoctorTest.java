package dev.c2ecs.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.acceptance.Repo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code doctor} says of saved events, and of a stack. */
class DoctorTest {

  private static final Path EVENTS = Repo.ROOT.resolve("src/test/events");

  @TempDir Path directory;

  @Test
  void doctorReadsSavedEvents() throws IOException {
    try (Cloud cloud = new Cloud(directory)) {
      Cloud.Result result = cloud.run("doctor", "--events", EVENTS.resolve("exit.json").toString());
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.out())
          .isEqualTo(
              """
              compose.yaml:3:3: failed: a container of service web ends with exit code 1 instead of running
                  WebService (AWS::ECS::Service), from services.web
                  Error occurred during operation 'ECS Deployment Circuit Breaker was triggered'.
                  task 01234567 (EssentialContainerExited): web exited with 1
                  web | Error: DB_HOST is not set
                  web |     at start (/app/index.js:3:9)
                  ^ the last lines above are its own; a job that is to end needs `restart: "no"` and a service that depends on it with service_completed_successfully
              """);
      assertThat(cloud.aws.calls()).isEmpty();
    }
  }

  @Test
  void whatIsNoListOfEventsIsSaid() throws IOException {
    try (Cloud cloud = new Cloud(directory)) {
      Files.writeString(directory.resolve("e.json"), "{\"StackEvents\": [");
      for (String file : List.of("e.json", "compose.yaml", "no.json")) {
        Cloud.Result result = cloud.run("doctor", "--events", file);
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).startsWith("error C2E514: ").contains(file);
      }
    }
  }

  @Test
  void doctorExplainsAStackThatFailed() throws IOException {
    try (Cloud cloud = new Cloud(directory)) {
      cloud.aws.stacks.scripts.add(
          FakeScripts.fails(
              "WebService", 10, "ECS Deployment Circuit Breaker was triggered", "CREATE_FAILED"));
      cloud.aws.tasks.stop("WebService", 5, "EssentialContainerExited", "exited", null, 3, "bye");
      assertThat(cloud.run("deploy", "--yes", "--no-rollback").exitCode()).isEqualTo(1);
      Cloud.Result result = cloud.run("doctor");
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.out())
          .contains("stack shop: creation failed, kept for inspection")
          .contains("compose.yaml:3:3: failed: a container of service web ends with exit code 3")
          .contains("main | bye");
    }
  }
}
