package dev.c2ecs.cfn.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import org.junit.jupiter.api.Test;

class RewrittenNamesMapperTest {

  private static final Mapper MAPPER = new RewrittenNamesMapper();

  @Test
  void namesThatEcsTakesOtherwiseAreSaid() {
    Mapped mapped =
        Mapped.project(
            MAPPER,
            "name: p\nservices: {api.v1: {image: x, ports: [{target: 80, name: Web UI}]}}\n");
    assertThat(mapped.codes()).hasSize(2).containsOnly(mapped.codes().get(0));
    assertThat(mapped.declared()).isEmpty();
  }

  @Test
  void namesThatStayAreNot() {
    assertThat(Mapped.service(MAPPER, "ports: [{target: 80, name: web}]").codes()).isEmpty();
  }
}
