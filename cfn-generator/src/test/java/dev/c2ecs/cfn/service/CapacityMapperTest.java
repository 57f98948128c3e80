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
    assertThat(
            mapped
                .property("ClusterCapacityProviders", "CapacityProviders")
                .orElseThrow()
                .toString())
        .contains("FARGATE_SPOT");
  }

  @Test
  void aBaseRunsOnDemandAndTheRestByWeights() {
    assertThat(strategy("x-aws-capacity: {base: 2}"))
        .isEqualTo(
            Value.list(
                Value.map(
                    "CapacityProvider", "FARGATE",
                    "Base", Value.number(2),
                    "Weight", Value.number(0)),
                Value.map("CapacityProvider", "FARGATE_SPOT", "Weight", Value.number(1))));
    assertThat(strategy("x-aws-capacity: {on_demand: 1, spot: 3}"))
        .isEqualTo(
            Value.list(
                Value.map("CapacityProvider", "FARGATE", "Weight", Value.number(1)),
                Value.map("CapacityProvider", "FARGATE_SPOT", "Weight", Value.number(3))));
    assertThat(strategy("x-aws-capacity: {spot: 2}"))
        .isEqualTo(
            Value.list(Value.map("CapacityProvider", "FARGATE_SPOT", "Weight", Value.number(2))));
    assertThat(Mapped.service(MAPPER, "x-aws-capacity: {spot: 0}").codes())
        .containsExactly("C2E361");
  }

  private static Value strategy(String attributes) {
    return Mapped.service(MAPPER, attributes)
        .property("WebService", "CapacityProviderStrategy")
        .orElseThrow();
  }

  @Test
  void aClusterThatExistsMustHaveTheProviders() {
    Mapped mapped =
        Mapped.project(
            MAPPER,
            """
            name: p
            x-aws-cluster: shared
            services: {web: {image: i, x-aws-capacity: spot}, api: {image: i}}
            """);
    assertThat(mapped.codes()).containsExactly("C2E445");
    assertThat(mapped.property("ClusterCapacityProviders", "CapacityProviders")).isEmpty();
  }

  @Test
  void withoutItTasksRunOnDemand() {
    Mapped mapped = Mapped.service(MAPPER, "x-aws-capacity: on-demand");
    assertThat(mapped.property("WebService", "LaunchType")).contains(Value.text("FARGATE"));
    assertThat(mapped.property("ClusterCapacityProviders", "CapacityProviders")).isEmpty();
    assertThat(Mapped.service(MAPPER, "x-aws-capacity: cheap").codes()).containsExactly("C2E361");
  }
}
