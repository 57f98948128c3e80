package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing is concluded from a credential, and nothing is said that is made from one. */
class CredentialEvidenceTest {

  @TempDir Path directory;

  private static final List<String> VALUES =
      List.of("cache", "cache:6379", "http://cache:6379/", "redis://u:p@cache:7000/1", "a,cache;b");

  static List<String> values() {
    return VALUES;
  }

  /** Every way in which a credential comes into the environment. */
  private static final String COMPOSE =
      """
      name: p
      services:
        web:
          image: nginx
          env_file: [web.env]
          environment:
            DB_PASSWORD: ${DB_PASSWORD}
            SIGNING_PW: ${SIGNING_PW-other}
            ADDRESS: ${APP_TOKEN}
            DATABASE_URL: postgres://u:${DB_PASSWORD}@db:5432/x
            MAIL_SECRET:
        cache: {image: "example/cache"}
        db: {image: "postgres:17"}
      """;

  private Program.Result run(String value, String... command) throws IOException {
    Files.writeString(directory.resolve("compose.yaml"), COMPOSE);
    Files.writeString(directory.resolve("web.env"), "WEB_TOKEN=" + value + "\n");
    return Program.in(directory)
        .env("DB_PASSWORD", value)
        .env("SIGNING_PW", value)
        .env("APP_TOKEN", value)
        .env("MAIL_SECRET", value)
        .run(command);
  }

  @ParameterizedTest
  @MethodSource("values")
  void theTemplateAndTheMessagesAreThoseOfAnyOtherValue(String value) throws IOException {
    for (String command : List.of("convert", "check")) {
      Program.Result other = run("zzz", command);
      Program.Result result = run(value, command);
      assertThat(result.out()).isEqualTo(other.out());
      assertThat(result.err()).isEqualTo(other.err());
    }
  }

  @Test
  void theAddressBesideAPasswordStillCounts() throws IOException {
    assertThat(run("zzz", "convert").out()).contains("    DependsOn:\n      - DbService\n");
  }

  @ParameterizedTest
  @MethodSource("values")
  void aLiteralCredentialSaysNothingEither(String value) throws IOException {
    Files.writeString(
        directory.resolve("compose.yaml"),
        """
        name: p
        services:
          web: {image: nginx, environment: {DB_PASSWORD: "%s", SMTP_PW: "%s"}}
          cache: {image: "example/cache"}
        """
            .formatted(value, value));
    Program.Result result = Program.in(directory).run("convert");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err()).contains("C2E332");
    assertThat(result.out()).doesNotContain("DependsOn: CacheService");
  }
}
