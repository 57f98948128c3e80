package dev.c2ecs.cfn.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.template.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaskDefinitionMapperTest {

  private static final Mapper MAPPER = new TaskDefinitionMapper();

  @Test
  void aJobIsAContainerThatMustSucceedFirst() {
    Mapped mapped =
        Mapped.project(
            MAPPER,
            """
            name: p
            services:
              web: {image: x, depends_on: {job: {condition: service_completed_successfully}}}
              job: {image: y, restart: "no"}
            """);
    assertThat(mapped.declared()).isEqualTo(List.of("WebTaskDefinition"));
    assertThat(mapped.containerOf("WebTaskDefinition", "job", "Essential"))
        .isEqualTo(Optional.of(Value.flag(false)));
    assertThat(mapped.container("DependsOn"))
        .isEqualTo(
            Optional.<Value>of(
                Value.list(Value.map("ContainerName", "job", "Condition", "SUCCESS"))));
  }

  @Test
  void aNumberOfTwoProtocolsIsMappedOnce() {
    Mapped mapped = Mapped.service(MAPPER, "ports: [\"53:53\", \"53:53/udp\"]");
    assertThat(((Value.ListOf) mapped.container("PortMappings").orElseThrow()).items())
        .isEqualTo(
            List.of(
                Value.map("Name", "web-53", "ContainerPort", Value.number(53), "Protocol", "tcp")));
  }
}
