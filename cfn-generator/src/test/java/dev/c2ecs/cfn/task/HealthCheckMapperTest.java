package dev.c2ecs.cfn.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.template.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HealthCheckMapperTest {

  private static final Mapper MAPPER = new HealthCheckMapper();

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
                    "Interval", Value.number(5),
                    "Timeout", Value.number(60),
                    "Retries", Value.number(10),
                    "StartPeriod", Value.number(300))));
    assertThat(mapped.codes()).hasSize(4).containsOnly("C2E340");
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
    for (String check : List.of("{disable: true}", "{test: [NONE]}", "{interval: 5s}")) {
      assertThat(Mapped.service(MAPPER, "healthcheck: " + check).container("HealthCheck"))
          .isEmpty();
    }
  }
}
