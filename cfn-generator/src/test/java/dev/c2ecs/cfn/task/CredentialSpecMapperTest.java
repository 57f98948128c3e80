package dev.c2ecs.cfn.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import org.junit.jupiter.api.Test;

class CredentialSpecMapperTest {

  private static final Mapper MAPPER = new CredentialSpecMapper();

  @Test
  void aSpecificationInSsmIsNamed() {
    Mapped mapped =
        Mapped.service(
            MAPPER,
            "credential_spec: {config: \"arn:aws:ssm:eu-west-1:123456789012:parameter/a\"}");
    assertThat(mapped.container("CredentialSpecs").toString())
        .contains("credentialspecdomainless:arn:aws:ssm:eu-west-1:123456789012:parameter/a");
  }

  @Test
  void aFileIsNot() {
    assertThat(
            Mapped.service(MAPPER, "credential_spec: {file: a.json}").container("CredentialSpecs"))
        .isEmpty();
  }
}
