package dev.c2ecs.cfn.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.template.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnvironmentMapperTest {

  private static final Mapper MAPPER = new EnvironmentMapper();

  @Test
  void variablesAreSortedAndUnsetOnesLeftOut() {
    assertThat(
            Mapped.service(MAPPER, "environment: {B: \"2\", A: \"\", C: }")
                .container("Environment"))
        .isEqualTo(
            Optional.<Value>of(
                Value.list(
                    Value.map("Name", "A", "Value", ""), Value.map("Name", "B", "Value", "2"))));
  }

  @Test
  void aCredentialOfTheFileStaysWithAWarning() {
    Mapped mapped = Mapped.service(MAPPER, "environment: {API_TOKEN: abcdefgh, TOKEN_TTL: 60s}");
    assertThat(mapped.codes()).isEqualTo(List.of("C2E332"));
    assertThat(mapped.parameters()).isEmpty();
  }
}
