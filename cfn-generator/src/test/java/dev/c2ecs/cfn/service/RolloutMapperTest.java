package dev.c2ecs.cfn.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.template.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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

  @Test
  void twoWritersOfAVolumeAreRolledOutAsUsual() {
    Mapped mapped =
        Mapped.project(
            MAPPER,
            "name: p\nservices: {web: {image: x, volumes: [\"data:/d\"]}, b: {image: x, volumes:"
                + " [\"data:/d\"]}}\nvolumes: {data: }\n");
    assertThat(mapped.property("WebService", "DeploymentConfiguration", "MaximumPercent"))
        .isEqualTo(Optional.of(Value.number(200)));
  }

  @Test
  void anUnusablePercentageIsAnError() {
    assertThat(Mapped.service(MAPPER, "deploy: {update_config: {x-aws-min_percent: half}}").codes())
        .contains("C2E361");
  }
}
