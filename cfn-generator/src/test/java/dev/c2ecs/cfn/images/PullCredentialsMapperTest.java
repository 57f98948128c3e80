package dev.c2ecs.cfn.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import org.junit.jupiter.api.Test;

class PullCredentialsMapperTest {

  private static final Mapper MAPPER = new PullCredentialsMapper();
  private static final String ARN =
      "arn:aws:secretsmanager:eu-west-1:123456789012:secret:registry-AbCdEf";

  @Test
  void theSecretIsNamedAndMayBeRead() {
    Mapped mapped = Mapped.service(MAPPER, "x-aws-pull_credentials: \"" + ARN + "\"");
    assertThat(
            mapped
                .container("RepositoryCredentials", "CredentialsParameter")
                .orElseThrow()
                .toString())
        .contains(ARN);
    assertThat(mapped.property("WebTaskExecutionRole", "Policies").orElseThrow().toString())
        .contains("secretsmanager:GetSecretValue")
        .contains(ARN);
  }

  @Test
  void aNameIsNoArn() {
    assertThat(Mapped.service(MAPPER, "x-aws-pull_credentials: registry").codes())
        .containsExactly("C2E361");
  }
}
