package dev.c2ecs.cfn.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Translated;
import dev.c2ecs.cfn.input.NeededSecret;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who reads a declared secret only before there are data, by a file or by a variable. */
class InitialSecretsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          postgres:17                | POSTGRES_PASSWORD_FILE             | /run/secrets/pw    | true
          timescale/timescaledb:1    | POSTGRES_PASSWORD_FILE             | /run/secrets/pw    | true
          bitnami/postgresql:16      | POSTGRESQL_PASSWORD_FILE           | /run/secrets/pw    | true
          mysql:8                    | MYSQL_ROOT_PASSWORD_FILE           | /run/secrets/pw    | true
          mysql:8                    | MYSQL_PASSWORD_FILE                | /run/secrets/pw    | true
          mariadb:11                 | MARIADB_ROOT_PASSWORD_FILE         | /run/secrets/pw    | true
          mariadb:11                 | MYSQL_ROOT_PASSWORD_FILE           | /run/secrets/pw    | true
          mongo:7                    | MONGO_INITDB_ROOT_PASSWORD_FILE    | /run/secrets/pw    | true
          influxdb:2                 | DOCKER_INFLUXDB_INIT_PASSWORD_FILE | /run/secrets/pw    | true
          grafana/grafana:11         | GF_SECURITY_ADMIN_PASSWORD__FILE   | /run/secrets/pw    | true
          dpage/pgadmin4:8           | PGADMIN_DEFAULT_PASSWORD_FILE      | /run/secrets/pw    | true
          gvenzl/oracle-free:23      | ORACLE_PASSWORD_FILE               | /run/secrets/pw    | true
          postgres:17                | POSTGRES_PASSWORD_FILE             | /run/secrets/other | false
          postgres:17                | PGPASSFILE                         | /run/secrets/pw    | false
          example/api:1              | POSTGRES_PASSWORD_FILE             | /run/secrets/pw    | false
          redis:7                    | REDIS_PASSWORD_FILE                | /run/secrets/pw    | false
          """)
  void aFileThatInitialises(String image, String variable, String file, boolean initial) {
    for (String source : List.of("file: ./pw.txt", "environment: PW")) {
      assertThat(
              services(
                  """
                  name: p
                  services:
                    db: {image: "@I", secrets: [pw], environment: {"@V": "@F"}}
                    web: {image: "example/web:1", secrets: [pw]}
                  secrets: {pw: {@S}}
                  """
                      .replace("@I", image)
                      .replace("@V", variable)
                      .replace("@F", file)
                      .replace("@S", source)))
          .isEqualTo(initial ? List.of("db") : List.of());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          secrets: [{source: pw, target: db}], environment: {POSTGRES_PASSWORD_FILE: /run/secrets/db} | true
          secrets: [{source: pw, target: db}], environment: {POSTGRES_PASSWORD_FILE: /run/secrets/pw} | false
          x-aws-secrets: {POSTGRES_PASSWORD: pw}                                                      | true
          x-aws-secrets: {OTHER_PASSWORD: pw}                                                         | false
          """)
  void whateverItIsCalledThere(String attributes, boolean initial) {
    assertThat(
            services(
                """
                name: p
                services: {db: {image: "postgres:17", ATTRIBUTES}}
                secrets: {pw: {file: ./pw.txt}}
                """
                    .replace("ATTRIBUTES", attributes)))
        .isEqualTo(initial ? List.of("db") : List.of());
  }

  private static List<String> services(String compose) {
    return Translated.of(compose).secrets().stream()
        .filter(secret -> secret.path().key().equals("pw"))
        .map(NeededSecret::initialises)
        .findFirst()
        .orElseThrow();
  }
}
