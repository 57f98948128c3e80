package dev.c2ecs.cfn.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import org.junit.jupiter.api.Test;

class HookMapperTest {

  private static final Mapper MAPPER = new HookMapper();

  @Test
  void hooksRunOneAfterTheOther() {
    Mapped mapped =
        Mapped.service(MAPPER, "pre_start: [{command: one}, {command: two, image: y, user: u}]");
    assertThat(mapped.containerOf("WebTaskDefinition", "web-pre_start1", "Image").toString())
        .contains("x");
    assertThat(mapped.containerOf("WebTaskDefinition", "web-pre_start2", "Image").toString())
        .contains("y");
    assertThat(mapped.containerOf("WebTaskDefinition", "web-pre_start2", "DependsOn").toString())
        .contains("web-pre_start1", "SUCCESS");
    assertThat(mapped.codes()).isEmpty();
  }

  @Test
  void aHookForTheServiceRunsInEachTask() {
    assertThat(Mapped.service(MAPPER, "scale: 2, pre_start: [{command: one}]").codes())
        .containsExactly("C2E327");
  }
}
