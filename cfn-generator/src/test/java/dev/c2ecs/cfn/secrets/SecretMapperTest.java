package dev.c2ecs.cfn.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.template.Value;
import java.util.List;
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
  void aContainerWritesTheFileBeforeTheServiceStarts() {
    Mapped mapped = Mapped.project(MAPPER, SECRET);
    assertThat(mapped.containerOf("WebTaskDefinition", "web-secrets", "Command"))
        .isEqualTo(
            Optional.<Value>of(
                Value.texts(
                    List.of(
                        "sh",
                        "-euc",
                        """
                        printf %s "$KEY" > /run/secrets/k.pem
                        chown 1:0 /run/secrets/k.pem
                        chmod 0400 /run/secrets/k.pem
                        """))));
    assertThat(mapped.container("DependsOn").orElseThrow().toString()).contains("SUCCESS");
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
