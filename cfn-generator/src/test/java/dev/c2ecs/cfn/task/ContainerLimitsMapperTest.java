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

  @Test
  void limitsAndReservationsAreMibAndCpuUnits() {
    Mapped mapped =
        Mapped.service(
            MAPPER,
            "deploy: {resources: {limits: {cpus: \"0.5\", memory: 1g}, reservations: {memory: 300m}}}");
    assertThat(mapped.container("Cpu")).isEqualTo(Optional.of(Value.number(512)));
    assertThat(mapped.container("Memory")).isEqualTo(Optional.of(Value.number(1024)));
    assertThat(mapped.container("MemoryReservation")).isEqualTo(Optional.of(Value.number(300)));
  }

  @Test
  void aReservationThatIsTheLimitSaysNothingMore() {
    Mapped mapped = Mapped.service(MAPPER, "mem_limit: 64m, mem_reservation: 64m");
    assertThat(mapped.container("MemoryReservation")).isEmpty();
    assertThat(List.of(mapped.container("Memory")))
        .isEqualTo(List.of(Optional.of(Value.number(64))));
  }
}
