package dev.c2ecs.cfn.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.template.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceMapperTest {

  private static final Mapper MAPPER = new ServiceMapper();

  @Test
  void serversAreCreatedBeforeTheirClients() {
    Mapped mapped =
        Mapped.project(
            MAPPER,
            "name: p\nservices: {web: {image: x, environment: {URL: \"redis://cache:6379\"},"
                + " depends_on: [db]}, db: {image: postgres}, cache: {image: redis}}\n");
    assertThat(mapped.dependsOn("WebService")).isEqualTo(List.of("CacheService", "DbService"));
  }

  @Test
  void deployLabelsAreTags() {
    assertThat(
            Mapped.service(MAPPER, "deploy: {labels: {team: a, \"aws:x\": b}}")
                .property("WebService", "Tags"))
        .isEqualTo(Optional.<Value>of(Value.list(Value.map("Key", "team", "Value", "a"))));
  }

  @Test
  void whatIsNotRestartedIsNoService() {
    assertThat(Mapped.service(MAPPER, "restart: \"no\"").declared()).isEmpty();
  }
}
