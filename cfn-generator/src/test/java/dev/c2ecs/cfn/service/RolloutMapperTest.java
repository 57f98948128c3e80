package dev.c2ecs.cfn.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.template.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutMapperTest {

  private static final Mapper MAPPER = new RolloutMapper();

  @Test
  void parallelismAndOrderBecomePercentages() {
    Mapped mapped =
        Mapped.service(MAPPER, "deploy: {replicas: 4, update_config: {parallelism: 1}}");
    assertThat(mapped.property("WebService", "DeploymentConfiguration", "MinimumHealthyPercent"))
        .isEqualTo(Optional.of(Value.number(75)));
    assertThat(mapped.property("WebService", "AvailabilityZoneRebalancing"))
        .isEqualTo(Optional.of(Value.text("DISABLED")));
    assertThat(mapped.codes()).isEqualTo(List.of("C2E344"));
  }

  private static Mapped writer(String image, String mode, String deploy) {
    return Mapped.project(
        MAPPER,
        "name: p\nservices: {web: {image: "
            + image
            + ", volumes: [\"data:/d"
            + mode
            + "\"], deploy: {"
            + deploy
            + "}}, other: {image: x, volumes: [\"data:/d:ro\"], deploy: {replicas: 2}}}\n"
            + "volumes: {data: }\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x | '' | '' | 100 | C2E324",
        "x | :ro | '' | 200 | ''",
        "x | '' | replicas: 0 | 100 | C2E324",
        "x | '' | replicas: 2 | 200 | C2E424",
        "x | '' | 'replicas: 2, update_config: {order: stop-first}' | 100 | C2E424 C2E344",
        "x | '' | 'replicas: 2, update_config: {x-aws-max_percent: 200}' | 200 | C2E424",
        "x | :ro | replicas: 2 | 200 | ''",
        "x | '' | 'update_config: {order: start-first}' | 200 | C2E389",
        "x | '' | 'update_config: {order: stop-first}' | 100 | C2E324",
        "x | '' | 'x-aws-autoscaling: {min: 1, max: 3, cpu: 50}' | 200 | C2E424",
        "mysql | '' | 'update_config: {order: start-first}' | 100 | C2E389",
        "mysql | '' | 'update_config: {order: start-first, x-aws-max_percent: 200}' | 200 | C2E344",
        "mysql | '' | replicas: 2 | 200 | C2E390",
        "mysql | :ro | replicas: 2 | 200 | ''",
        "mysql | '' | 'x-aws-autoscaling: {min: 1, max: 3, cpu: 50}' | 200 | C2E390",
        "prom/mysqld-exporter | '' | replicas: 2 | 200 | C2E424",
      })
  void aServiceOfOneTaskThatWritesAVolumeIsNeverRunTwice(
      String image, String mode, String deploy, long maximum, String code) {
    Mapped mapped = writer(image, mode, deploy);
    assertThat(mapped.property("WebService", "DeploymentConfiguration", "MaximumPercent"))
        .isEqualTo(Optional.of(Value.number(maximum)));
    assertThat(mapped.property("WebService", "AvailabilityZoneRebalancing"))
        .contains(Value.text(maximum == 100 ? "DISABLED" : "ENABLED"));
    assertThat(mapped.codes()).isEqualTo(code.isEmpty() ? List.of() : List.of(code.split(" ", -1)));
  }

  @Test
  void anUnusablePercentageIsAnError() {
    assertThat(Mapped.service(MAPPER, "deploy: {update_config: {x-aws-min_percent: half}}").codes())
        .contains("C2E361");
  }
}
