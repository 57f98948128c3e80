package dev.c2ecs.cfn.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.template.Value;
import org.junit.jupiter.api.Test;

class CapacityMapperTest {

  private static final Mapper MAPPER = new CapacityMapper();

  @Test
  void spareCapacityIsAStrategyAndNoLaunchType() {
    Mapped mapped = Mapped.service(MAPPER, "x-aws-capacity: spot");
    assertThat(mapped.property("WebService", "LaunchType")).isEmpty();
    assertThat(mapped.property("WebService", "CapacityProviderStrategy").orElseThrow().toString())
        .contains("FARGATE_SPOT");
    assertThat(mapped.property("Cluster", "CapacityProviders").orElseThrow().toString())
        .contains("FARGATE_SPOT");
  }

  @Test
  void withoutItTasksRunOnDemand() {
    Mapped mapped = Mapped.service(MAPPER, "x-aws-capacity: on-demand");
    assertThat(mapped.property("WebService", "LaunchType")).contains(Value.text("FARGATE"));
    assertThat(mapped.property("Cluster", "CapacityProviders")).isEmpty();
    assertThat(Mapped.service(MAPPER, "x-aws-capacity: cheap").codes()).containsExactly("C2E361");
  }
}
