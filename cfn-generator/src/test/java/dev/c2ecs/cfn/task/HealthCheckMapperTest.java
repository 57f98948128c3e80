package dev.c2ecs.cfn.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.template.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthCheckMapperTest {

  private static final Mapper MAPPER = new HealthCheckMapper();

  private static Value number(Mapped mapped, String key) {
    return mapped.container("HealthCheck", key).orElse(Value.number(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "interval: 5s, retries: 50 | 25 | 10 | C2E340",
        "interval: 1s, retries: 30 | 5 | 6 | C2E340",
        "retries: 20 | 60 | 10 | C2E340",
        "interval: 10m | 300 | 6 | C2E340",
        "interval: 1500ms | 5 | 0 | C2E340",
        "interval: 10s, retries: 5 | 10 | 5 |",
        "interval: 10s, retries: 0 | 10 | 3 |",
        "interval: 0s, retries: 4 | 30 | 4 |",
        "interval: 10m, retries: 7 | 300 | 10 | C2E392",
        "start_period: 10m | 39 | 10 | C2E340,C2E340",
      })
  void theTimeBeforeATaskIsReplacedIsThatOfDocker(
      String check, long interval, long retries, String codes) {
    String start = check.contains("start_period") ? "" : ", start_period: 10s";
    Mapped mapped = Mapped.service(MAPPER, "healthcheck: {test: \"true\", " + check + start + "}");
    assertThat(number(mapped, "Interval")).isEqualTo(Value.number(interval));
    assertThat(number(mapped, "Retries")).isEqualTo(Value.number(retries));
    assertThat(String.join(",", mapped.codes())).isEqualTo(codes == null ? "" : codes);
  }

  @Test
  void behindALoadBalancerTheGracePeriodIsTheRestOfTheStartPeriod() {
    Mapped mapped =
        Mapped.service(
            MAPPER, "ports: [\"80:80\"], healthcheck: {test: \"true\", start_period: 10m}");
    assertThat(number(mapped, "StartPeriod")).isEqualTo(Value.number(300));
    assertThat(number(mapped, "Retries")).isEqualTo(Value.number(0));
  }

  /** Without a load balancer nothing else has patience; a data store needs all of it anyway. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "image: x | 300 | 300 | 300",
        "image: x, ports: ['80:80'] | 60 | 20 | 0",
        "image: x, ports: ['127.0.0.1:80:80'] | 300 | 300 | 300",
        "image: 'postgres:16' | 300 | 300 | 300",
        "image: rabbitmq, ports: [{target: 80, published: '80', x-aws-public: true}] | 300 | 300 | 300",
        "image: prometheuscommunity/postgres-exporter, ports: ['80:80'] | 60 | 20 | 0",
        "image: acme/db, ports: ['80:80'], volumes: ['data:/var/lib/mysql'] | 300 | 300 | 300",
        "image: acme/backup, ports: ['80:80'], volumes: ['data:/var/lib/mysql:ro'] | 60 | 20 | 0",
      })
  void aCheckIsPatient(String service, long unsaid, long twenty, long zero) {
    String compose =
        "name: p\nservices: {web: {"
            + service
            + ", healthcheck: {test: \"true\"%s}}}\nvolumes: {data: }\n";
    assertThat(number(Mapped.project(MAPPER, compose.formatted("")), "StartPeriod"))
        .isEqualTo(Value.number(unsaid));
    assertThat(
            number(Mapped.project(MAPPER, compose.formatted(", start_period: 20s")), "StartPeriod"))
        .isEqualTo(Value.number(twenty));
    assertThat(
            number(Mapped.project(MAPPER, compose.formatted(", start_period: 0s")), "StartPeriod"))
        .isEqualTo(Value.number(zero));
  }

  @Test
  void aCheckWithoutATestIsThatOfTheImageOrNone() {
    Mapped unknown = Mapped.service(MAPPER, "healthcheck: {interval: 5s}");
    assertThat(unknown.container("HealthCheck")).isEmpty();
    assertThat(unknown.codes()).containsExactly("C2E394");
    Mapped known =
        Mapped.project(
            MAPPER,
            "name: p\nservices: {web: {image: louislam/uptime-kuma, healthcheck: {interval: 5s}}}\n");
    assertThat(known.container("HealthCheck", "Command").orElseThrow().toString())
        .contains("extra/healthcheck.js");
    assertThat(known.codes()).isEmpty();
  }

  @Test
  void valuesAreMovedIntoTheRangesOfEcs() {
    Mapped mapped =
        Mapped.service(
            MAPPER,
            "healthcheck: {test: \"true\", interval: 1500ms, timeout: 90s, retries: 20,"
                + " start_period: 10m}");
    assertThat(mapped.container("HealthCheck"))
        .isEqualTo(
            Optional.<Value>of(
                Value.map(
                    "Command", Value.texts(List.of("CMD-SHELL", "true")),
                    "Interval", Value.number(33),
                    "Timeout", Value.number(60),
                    "Retries", Value.number(10),
                    "StartPeriod", Value.number(300))));
    assertThat(mapped.codes()).hasSize(3).containsOnly("C2E340");
  }

  @Test
  void partsOfASecondAreRoundedUp() {
    Mapped mapped = Mapped.service(MAPPER, "healthcheck: {test: \"true\", timeout: 2500ms}");
    assertThat(mapped.container("HealthCheck", "Timeout")).isEqualTo(Optional.of(Value.number(3)));
  }

  @Test
  void dockersTimeoutIsWrittenBecauseThatOfEcsIsShorter() {
    assertThat(
            Mapped.service(MAPPER, "healthcheck: {test: \"true\"}")
                .container("HealthCheck", "Timeout"))
        .isEqualTo(Optional.of(Value.number(30)));
  }

  @Test
  void aDisabledCheckIsNotWritten() {
    for (String check : List.of("{disable: true}", "{test: [NONE]}")) {
      assertThat(Mapped.service(MAPPER, "healthcheck: " + check).container("HealthCheck"))
          .isEmpty();
    }
  }
}
