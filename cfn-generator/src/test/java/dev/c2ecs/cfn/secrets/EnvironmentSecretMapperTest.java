package dev.c2ecs.cfn.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnvironmentSecretMapperTest {

  private static final Mapper MAPPER = new EnvironmentSecretMapper();

  @Test
  void credentialsOfVariablesAreOneSecretWithTwoParameters() {
    Mapped mapped =
        Mapped.service(
            MAPPER, "environment: {DB_PASSWORD: \"${DB_PASSWORD}\", API_TOKEN: \"${TOKEN}\"}");
    assertThat(mapped.parameters()).isEqualTo(List.of("EnvironmentArn", "EnvironmentVersion"));
    assertThat(mapped.codes()).hasSize(1);
  }

  @Test
  void withoutCredentialsThereIsNone() {
    assertThat(Mapped.service(MAPPER, "environment: {LEVEL: debug}").parameters()).isEmpty();
  }
}
