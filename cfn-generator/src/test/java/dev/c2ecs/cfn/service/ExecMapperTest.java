package dev.c2ecs.cfn.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.template.Value;
import org.junit.jupiter.api.Test;

class ExecMapperTest {

  private static final Mapper MAPPER = new ExecMapper();

  @Test
  void aServiceThatAsksForItCanBeEntered() {
    Mapped mapped = Mapped.service(MAPPER, "x-aws-exec: true");
    assertThat(mapped.property("WebService", "EnableExecuteCommand")).contains(Value.flag(true));
    assertThat(mapped.property("WebTaskRole", "Policies").orElseThrow().toString())
        .contains("ssmmessages:OpenDataChannel");
  }

  @Test
  void nobodyElseCan() {
    assertThat(
            Mapped.service(MAPPER, "x-aws-exec: false")
                .property("WebService", "EnableExecuteCommand"))
        .isEmpty();
    assertThat(Mapped.service(MAPPER, "x-aws-exec: perhaps").codes()).containsExactly("C2E361");
  }
}
