package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** S12: the environment of a container is that of Compose, sorted by name. */
class EnvironmentScenarioTest extends Scenario {

  private static final String BASE64_OF_JSON = "eyJhIjoxLCJiIjoidHdvIn0=";

  private static final String COMPOSE =
      """
      name: p
      services:
        app:
          image: x
          env_file: app.env
          environment:
            OVERRIDDEN: here
            EMPTY: ""
            FROM_SHELL:
            NOT_SET:
            P: "a$$b"
            ENCODED: eyJhIjoxLCJiIjoidHdvIn0=
            NUMBER: 0123
      """;

  private Program program() throws IOException {
    Path directory = directory();
    Files.writeString(directory.resolve("app.env"), "ONE=1\nTWO=second\nOVERRIDDEN=file\n");
    Files.writeString(directory.resolve("compose.yaml"), COMPOSE);
    return Program.in(directory).env("FROM_SHELL", "shell value");
  }

  @Test
  void everyValueArrivesAsComposeMeansIt() throws IOException {
    Template template = keep(program().run("convert", "--format", "json"));
    Map<String, Object> environment = template.environment("AppTaskDefinition", "app");
    assertThat(environment)
        .containsEntry("ONE", "1")
        .containsEntry("TWO", "second")
        .containsEntry("OVERRIDDEN", "here")
        .containsEntry("EMPTY", "")
        .containsEntry("FROM_SHELL", "shell value")
        .containsEntry("P", "a$b")
        .containsEntry("ENCODED", BASE64_OF_JSON)
        .containsEntry("NUMBER", "83")
        .doesNotContainKey("NOT_SET");
    assertThat(List.copyOf(environment.keySet())).isSorted();
  }

  @Test
  void aCredentialFromTheShellBecomesASecret() throws IOException {
    Path directory = directory();
    Files.writeString(
        directory.resolve("compose.yaml"),
        "name: p\nservices: {app: {image: x, environment: [PASSWORD, 'LEVEL=${LEVEL}']}}\n");
    Program.Result result =
        Program.in(directory)
            .env("PASSWORD", "hunter2hunter2")
            .env("LEVEL", "debug")
            .run("convert", "--format", "json");
    Template template = keep(result);
    assertThat(result.out() + result.err()).doesNotContain("hunter2");
    assertThat(template.environment("AppTaskDefinition", "app"))
        .containsEntry("LEVEL", "debug")
        .doesNotContainKey("PASSWORD");
    assertThat(Template.list(template.container("AppTaskDefinition", "app").get("Secrets")))
        .hasSize(1);
    assertThat(Template.map(template.root().get("Parameters")))
        .containsKeys("EnvironmentArn", "EnvironmentVersion");
  }

  @Test
  void aCredentialThatWouldBeReadableInACommandIsRefused() throws IOException {
    Path directory = directory();
    Files.writeString(directory.resolve(".env"), "REDIS_PASSWORD=hunter2hunter2\n");
    Files.writeString(
        directory.resolve("compose.yaml"),
        """
        name: p
        services:
          redis:
            image: redis
            command: redis-server --requirepass ${REDIS_PASSWORD}
        """);
    Program.Result result = Program.in(directory).run("convert");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("compose.yaml:5:5: error C2E333: services.redis.command takes the value of")
        .contains(
            "`environment: {REDIS_PASSWORD: \"${REDIS_PASSWORD}\"}` and `command: [\"sh\", \"-c\",")
        .doesNotContain("hunter2");
  }

  @Test
  void aCredentialWrittenInTheFileStaysWithAWarning() {
    Program.Result result =
        Program.convert(
            directory(),
            """
            name: p
            services:
              db:
                image: x
                environment:
                  DB_PASSWORD: topsecret99
            """);
    Template template = keep(result);
    assertThat(template.environment("DbTaskDefinition", "db"))
        .containsEntry("DB_PASSWORD", "topsecret99");
    assertThat(result.err())
        .contains(":6:7: warning C2E332: DB_PASSWORD of db looks like a credential")
        .doesNotContain("topsecret99");
  }
}
