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

/** Credentials in files that git tracks: their change is told, their values never are. */
class ReviewSecretsTest {

  private static final String PATH = System.getenv().getOrDefault("PATH", "");

  private static final String COMPOSE =
      """
      name: shop
      services:
        api:
          image: example/api:1
          environment: {API_TOKEN: "${API_TOKEN}"}
        web:
          build: {context: ./web, secrets: [npm]}
          env_file: [web.env]
        worker:
          image: example/worker:1
          secrets: [token]
        db:
          image: postgres:16
          environment: {POSTGRES_PASSWORD: "${DB_PASSWORD}"}
          volumes: ["data:/var/lib/postgresql/data"]
      secrets:
        npm: {file: ./npm.txt}
        token: {file: ./token.txt}
      volumes: {data: {}}
      """;

  @TempDir private Path temporary;

  private Path directory;
  private GitRepository repository;

  @BeforeEach
  void begin() throws IOException {
    directory = Files.createDirectory(temporary.toRealPath().resolve("shop"));
    write("compose.yaml", COMPOSE);
    write(".env", "# ours\nAPI_TOKEN=hunter2a\nDB_PASSWORD=hunter2b\n");
    write("web.env", "SESSION_SECRET=hunter2c\nLOG_LEVEL=info\n");
    write("npm.txt", "hunter2d");
    write("token.txt", "hunter2e");
    write("web/Dockerfile", "FROM nginx:1\n");
    repository = GitRepository.in(directory).run("add", "-A").run("commit", "-qm", "1");
  }

  private void write(String file, String text) throws IOException {
    Path path = directory.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private String run(String... arguments) {
    Program.Result result = Program.in(directory).env("PATH", PATH).run(arguments);
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out() + result.err()).doesNotContain("hunter", "sha256");
    return result.out();
  }

  /** Each says who has it, and whose tasks restart because they name the same version. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          .env      | hunter2a       | hunter3 | credential `API_TOKEN` of api: another value; restarts (rolling restart): api, web
          .env      | hunter2b       | hunter3 | credential `DB_PASSWORD` of db: another value; stops before it starts again: db; for db it counts only before there are data: the password of the data does not change with it; change it there too
          web.env   | hunter2c       | hunter3 | credential `web.env.SESSION_SECRET` of web: another value; restarts (rolling restart): api, web
          token.txt | hunter2e       | hunter3 | secret `token` of worker: another value; restarts (rolling restart): worker
          npm.txt   | hunter2d       | hunter3 | build secret `npm` of web: another value; restarts (rolling restart): web
          .env      | API_TOKEN=hunter2a | API_TOKEN= | credential `API_TOKEN` of api: no value is given any more, so what is in AWS stays
          web.env   | LOG_LEVEL=info | LOG_LEVEL=info\\nADMIN_PASSWORD=hunter3 | credential `web.env.ADMIN_PASSWORD` of web: new; restarts (rolling restart): api, web
          web.env   | SESSION_SECRET=hunter2c | OTHER=1 | credential `web.env.SESSION_SECRET` of web: not used any more
          """)
  void aCredentialThatChangesIsTold(String file, String before, String after, String told)
      throws IOException {
    Path path = directory.resolve(file);
    Files.writeString(path, Files.readString(path).replace(before, after.replace("\\n", "\n")));
    assertThat(run("review")).contains("**Secrets that change**", "- " + told + "\n");
    repository.run("commit", "-aqm", "2");
    assertThat(run("review", "--from", "HEAD~1", "--to", "HEAD")).contains("- " + told + "\n");
    String diff = run("diff", "--from", "HEAD~1").replaceAll("\\s+", " ");
    assertThat(diff).contains(told.replace("`", ""));
    boolean severe = told.contains("stops before");
    assertThat(
            Program.in(directory)
                .env("PATH", PATH)
                .run("diff", "--from", "HEAD~1", "--fail-on", severe ? "outage" : "data-loss")
                .exitCode())
        .isEqualTo(severe ? 1 : 0);
  }

  @Test
  void whatSaysTheSameIsNoChange() throws IOException {
    write(".env", "DB_PASSWORD='hunter2b'\n\n# theirs\nAPI_TOKEN=hunter2a\nUNUSED_TOKEN=hunter9\n");
    write("web.env", "LOG_LEVEL=info\n#\nSESSION_SECRET=hunter2c\n");
    assertThat(run("review")).isEmpty();
    assertThat(run("diff")).isEqualTo("no difference that CloudFormation would act on\n");
  }

  /** A rotation counts as a difference. */
  @Test
  void aRotationIsADifference() throws IOException {
    write("token.txt", "hunter3");
    assertThat(Program.in(directory).env("PATH", PATH).run("diff", "--exit-code").exitCode())
        .isEqualTo(3);
    assertThat(run("review")).contains("**service worker restarts (rolling restart).**");
  }

  /** What a data store reads of a file while it is empty is told as what it reads of a variable. */
  @Test
  void aPasswordFileThatInitialisesIsTold() throws IOException {
    write(
        "compose.yaml",
        COMPOSE
            .replace("{POSTGRES_PASSWORD: \"${DB_PASSWORD}\"}", FROM_FILE)
            .replace("worker:1\n", "worker:1\n    depends_on: [db]\n"));
    repository.run("commit", "-aqm", "2");
    write("token.txt", "hunter3");
    assertThat(run("review"))
        .contains(
            "secret `token` of db, worker: another value",
            "for db it counts only before there are data: the password of the data does not change");
  }

  private static final String FROM_FILE =
      "{POSTGRES_PASSWORD_FILE: /run/secrets/token}\n    secrets: [token]";

  /** What moves between the secrets of the project is neither new nor gone, and says why. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          deploy: {replicas: 2}                       | because api no longer stops before it starts again, and such a service has a secret of its own
          deploy: {update_config: {order: start-first}} | because api no longer stops before it starts again
          """)
  void aCredentialThatMovesIsNotGone(String attribute, String why) throws IOException {
    String shared = "volumes: [\"up:/up\"]\n    env_file: [web.env]\n";
    String before =
        COMPOSE
            .replace("example/api:1\n", "example/api:1\n    " + shared)
            .replace("volumes: {data: {}}", "volumes: {data: {}, up: {}}");
    write("compose.yaml", before);
    repository.run("commit", "-aqm", "2");
    write(
        "compose.yaml",
        before.replace("example/api:1\n", "example/api:1\n    " + attribute + "\n"));
    String there = run("review");
    assertThat(there)
        .contains("`API_TOKEN` of api: moves to another secret, " + why)
        .contains("`web.env.SESSION_SECRET` of api: moves to another secret, " + why)
        .doesNotContain(
            "not used any more", " of api: new", "ermissions widen", "permissions wider");
    repository.run("commit", "-aqm", "3");
    write("compose.yaml", before);
    assertThat(run("review"))
        .contains("`API_TOKEN` of api: moves to another secret, because api now stops before")
        .contains("`web.env.SESSION_SECRET` of api: moves to another secret")
        .doesNotContain(
            "not used any more", " of api: new", "ermissions widen", "permissions wider");
  }
}
