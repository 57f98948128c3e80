package dev.c2ecs.cfn.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.template.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContainerLimitsMapperTest {

  private static final Mapper MAPPER = new ContainerLimitsMapper();

  private static Mapped beside(String attributes) {
    return Mapped.project(
        MAPPER,
        "name: p\nservices: {web: {image: x, "
            + attributes
            + "}, side: {image: x, network_mode: \"service:web\"}}\n");
  }

  @Test
  void whatRunsAloneMayUseTheWholeTask() {
    Mapped mapped = Mapped.service(MAPPER, "cpus: 0.5, mem_limit: 700m, mem_reservation: 300m");
    assertThat(mapped.container("Cpu")).isEmpty();
    assertThat(mapped.container("Memory")).isEmpty();
    assertThat(mapped.container("MemoryReservation")).isEqualTo(Optional.of(Value.number(300)));
  }

  @Test
  void aJobRunsBeforeTheOthersAndHasNoLimitEither() {
    Mapped mapped =
        Mapped.project(
            MAPPER,
            "name: p\nservices: {web: {image: x, mem_limit: 512m, depends_on: {job: {condition:"
                + " service_completed_successfully}}}, job: {image: x, mem_limit: 1g,"
                + " mem_reservation: 512m}}\n");
    for (String name : List.of("web", "job")) {
      assertThat(mapped.containerOf("WebTaskDefinition", name, "Memory")).isEmpty();
      assertThat(mapped.containerOf("WebTaskDefinition", name, "MemoryReservation")).isEmpty();
    }
  }

  @Test
  void limitsAndReservationsAreMibAndCpuUnits() {
    Mapped mapped =
        beside(
            "deploy: {resources: {limits: {cpus: \"0.5\", memory: 1g}, reservations: {memory: 300m}}}");
    assertThat(mapped.container("Cpu")).isEqualTo(Optional.of(Value.number(512)));
    assertThat(mapped.container("Memory")).isEqualTo(Optional.of(Value.number(1024)));
    assertThat(mapped.container("MemoryReservation")).isEqualTo(Optional.of(Value.number(300)));
  }

  @Test
  void aReservationThatIsTheLimitSaysNothingMore() {
    Mapped mapped = beside("mem_limit: 64m, mem_reservation: 64m");
    assertThat(mapped.container("MemoryReservation")).isEmpty();
    assertThat(List.of(mapped.container("Memory")))
        .isEqualTo(List.of(Optional.of(Value.number(64))));
  }
}
