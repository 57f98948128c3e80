package dev.c2ecs.cfn.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.template.Value;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretMapperTest {

  private static final Mapper MAPPER = new SecretMapper();

  private static final String SECRET =
      """
      name: p
      services: {web: {image: x, secrets: [{source: key, target: k.pem, uid: "1", mode: 0400}]}}
      secrets: {key: {file: ./key}}
      """;

  @Test
  void aServiceSeesItsFiles() {
    assertThat(Mapped.project(MAPPER, SECRET).container("MountPoints"))
        .isEqualTo(
            Optional.<Value>of(
                Value.list(
                    Value.map(
                        "SourceVolume", "run-secrets",
                        "ContainerPath", "/run/secrets",
                        "ReadOnly", Value.flag(true)))));
  }

  @Test
  void theTemplateKnowsArnAndVersionAndTheRoleReadsThisSecretOnly() {
    Mapped mapped = Mapped.project(MAPPER, SECRET);
    assertThat(mapped.parameters()).containsExactly("KeySecretArn", "KeySecretVersion");
    assertThat(mapped.property("WebTaskExecutionRole", "Policies").orElseThrow().toString())
        .contains("Ref[name=KeySecretArn]");
  }

  @Test
  void aFileElsewhereIsRefused() {
    assertThat(Mapped.project(MAPPER, SECRET.replace("k.pem", "/etc/k.pem")).codes())
        .containsExactly("C2E334");
  }
}
