package dev.c2ecs.cfn.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.template.Template;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a data store starts on the files of another version. */
class OtherVersionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "postgres:16 | postgres:17 | PostgreSQL 17 refuses the files of 16: they have to be converted",
        "postgres:17 | postgres:16 | PostgreSQL 16 refuses the files of 17: they have to be converted",
        "postgres:9.5 | postgres:9.6 | PostgreSQL 9.6 refuses the files of 9.5: they have to be converted",
        "postgres:16.1 | postgres:16.4-alpine | ",
        "postgres:16 | postgres:latest | ",
        "postgres:16@sha256:aa | postgres:16@sha256:bb | ",
        "postgres | postgres:17 | ",
        "postgres:16 | pgvector/pgvector:pg16 | ",
        "postgres:16 | pgvector/pgvector:0.8.0-pg17"
            + " | PostgreSQL 17 refuses the files of 16: they have to be converted",
        "timescale/timescaledb:2.14.0-pg15 | timescale/timescaledb:2.17.0-pg15 | ",
        "timescale/timescaledb:2.14.0 | timescale/timescaledb:3.0.0 | ",
        "mysql:5.7 | mysql:8.0 | ",
        "mysql:5.7 | mysql:8.4 | MySQL 8.4 may not start on the files of 5.7: there are versions"
            + " between that have to be run first",
        "mysql:8.0.36 | mysql:8.4 | ",
        "mysql:8.4 | mysql:8.0 | MySQL 8.0 does not start on the files of 8.4, which is newer",
        "mysql:8 | mysql:8.4 | ",
        "mysql:8.0 | mariadb:11.4 | MariaDB may not start on the files of MySQL",
        "mariadb:10.6 | mariadb:11.8 | ",
        "mariadb:11.4 | mariadb:10.11 | MariaDB 10.11 does not start on the files of 11.4, which is"
            + " newer",
        "mongo:6 | mongo:7 | ",
        "mongo:5.0 | mongo:7.0 | MongoDB 7.0 may not start on the files of 5.0: there are versions"
            + " between that have to be run first",
        "mongo:7 | mongo:6 | MongoDB 6 does not start on the files of 7, which is newer",
        "elasticsearch:7.17.9 | elasticsearch:8.15.0 | ",
        "elasticsearch:7.10.1 | elasticsearch:8.15.0 | Elasticsearch 8.15 may not start on the files"
            + " of 7.10: there are versions between that have to be run first",
        "elasticsearch:7 | elasticsearch:8 | Elasticsearch 8 may not start on the files of 7: there"
            + " are versions between that have to be run first",
        "elasticsearch:8.15.0 | elasticsearch:8.14.0 | Elasticsearch 8.14 does not start on the files"
            + " of 8.15, which is newer",
        "elasticsearch:7.17.9 | elasticsearch:9.0.0 | Elasticsearch 9.0 may not start on the files of"
            + " 7.17: there are versions between that have to be run first",
        "rabbitmq:3.13-management | rabbitmq:4.0-management | ",
        "rabbitmq:3.11 | rabbitmq:4.0 | RabbitMQ 4.0 may not start on the files of 3.11: there are"
            + " versions between that have to be run first",
        "redis:6 | redis:8 | ",
        "redis:7.4 | redis:7.2 | Redis 7.2 does not start on the files of 7.4, which is newer",
        "redis:7 | redis:6 | Redis 6 does not start on the files of 7, which is newer",
        "apache/kafka:3.9.0 | apache/kafka:4.0.0 | whether Kafka 4.0 starts on the files of 3.9 is not"
            + " known",
        "neo4j:4.4 | neo4j:5 | Neo4j 5 refuses the files of 4.4: they have to be converted",
        "nginx:1.27 | nginx:2.0 | ",
        "postgres:16 | example/own:17 | ",
      })
  void onTheFilesOfAnother(String old, String now, String expected) {
    assertThat(OtherVersions.refusal(old, now).orElse(null)).isEqualTo(expected);
  }

  private static boolean isTold(String volumes, String old, String now) {
    return Forecast.of(template(volumes, old), Map.of(), template(volumes, now), Map.of())
        .effects()
        .stream()
        .anyMatch(effect -> effect.has(Consequence.OTHER_VERSION));
  }

  private static Template template(String volumes, String image) {
    return Projects.template(
        "name: p\nservices: {db: {image: '" + image + "'" + volumes + "}}\nvolumes: {data: }\n");
  }

  @Test
  void onlyWithFilesThatStay() {
    String volume = ", volumes: ['data:/var/lib/postgresql/data']";
    assertThat(isTold(volume, "postgres:16", "postgres:17")).isTrue();
    assertThat(isTold("", "postgres:16", "postgres:17")).isFalse();
    assertThat(isTold(volume, "postgres:16", "postgres:16.4")).isFalse();
    Template before = template(volume, "postgres:16");
    Template after =
        Projects.template(
            "name: p\nservices: {db: {image: 'postgres:17', volumes:"
                + " ['new:/var/lib/postgresql/data']}}\nvolumes: {new: }\n");
    assertThat(Forecast.of(before, Map.of(), after, Map.of()).effects())
        .isNotEmpty()
        .noneMatch(effect -> effect.has(Consequence.OTHER_VERSION));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-1", "v", ".5", "latest", "alpine3.20", "99999999999"})
  void noVersion(String text) {
    assertThat(Version.of(text)).isEmpty();
  }
}
