package dev.c2ecs.cfn.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.template.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClusterMapperTest {

  private static final Mapper MAPPER = new ClusterMapper();

  @Test
  void aProjectIsOneClusterWithoutAName() {
    Mapped mapped = Mapped.service(MAPPER, "tty: true");
    assertThat(mapped.declared()).isEqualTo(List.of("Cluster"));
    assertThat(mapped.property("Cluster", "ClusterName")).isEqualTo(Optional.<Value>empty());
  }
}
