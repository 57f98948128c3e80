package dev.c2ecs.cfn.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.Translated;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.template.Value;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  private static final String VARIABLES =
      """
      name: p
      services:
        web:
          image: x
          environment: {TOKEN: placeholder, DB_PASSWORD: "${DB_PASSWORD:-x}"}
          x-aws-secrets: {TOKEN: token, DB_PASSWORD: "db:password"}
      secrets:
        db: {external: true, name: prod/db}
        token: {external: true, name: "arn:aws:ssm:eu-west-1:111122223333:parameter/app/token"}
        other: {external: true, name: prod/other}
      """;

  @Test
  void aSecretThatOnlyAVariableNamesIsInUse() {
    Translated web = Translated.of(VARIABLES);
    assertThat(web.text("WebTaskDefinition"))
        .contains("${DbSecretArn}:password::${DbSecretVersion}")
        .contains("arn:aws:ssm:eu-west-1:111122223333:parameter/app/token")
        .doesNotContain("placeholder", "EnvironmentArn");
    assertThat(web.text("WebTaskExecutionRole"))
        .contains("ssm:GetParameters", "parameter/app/token", "secretsmanager:GetSecretValue")
        .doesNotContain("Other");
    assertThat(web.codes()).containsOnlyOnce("C2E461").doesNotContain("C2E332", "C2E331");
  }

  @Test
  void theSecretWinsOverTheEnvironment() {
    assertThat(Translated.of(VARIABLES).said("C2E460"))
        .contains("TOKEN of web is the secret token", "DB_PASSWORD of web is the secret db");
  }

  @Test
  void aParameterIsAFileToo() {
    String file = VARIABLES.replace("image: x", "image: x\n    secrets: [token]");
    assertThat(Translated.of(file).text("WebTaskDefinition"))
        .contains("Name=Text[text=SECRET_1]", "/run-secrets/token");
  }

  @ParameterizedTest
  @CsvSource({
    "TOKEN: token, TOKEN: 'token:key'",
    "'name: \"arn:aws:ssm', 'x-aws-keys: [key], name: \"arn:aws:ssm'",
  })
  void aParameterHasNoKeys(String written, String keys) {
    String compose = VARIABLES.replace("image: x", "image: x\n    secrets: [token]");
    assertThat(Translated.of(compose.replace(written, keys)).codes()).contains("C2E361");
  }
}
