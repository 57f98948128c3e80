package dev.c2ecs.cfn.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.template.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EphemeralStorageMapperTest {

  private static final Mapper MAPPER = new EphemeralStorageMapper();

  @Test
  void theSizeIsOfTheTask() {
    assertThat(
            Mapped.service(MAPPER, "x-aws-ephemeral_storage: 50")
                .property("WebTaskDefinition", "EphemeralStorage", "SizeInGiB"))
        .contains(Value.number(50));
  }

  @ParameterizedTest
  @ValueSource(strings = {"20", "201", "-1", "big", "[30]", "99999999999"})
  void anotherSizeIsRefused(String size) {
    assertThat(Mapped.service(MAPPER, "x-aws-ephemeral_storage: " + size).codes())
        .containsExactly("C2E361");
  }
}
