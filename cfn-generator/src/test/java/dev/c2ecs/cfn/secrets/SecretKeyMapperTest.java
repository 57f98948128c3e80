package dev.c2ecs.cfn.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.template.Value;
import org.junit.jupiter.api.Test;

class SecretKeyMapperTest {

  private static final String FIRST = "arn:aws:kms:eu-west-1:123456789012:key/1111";
  private static final String SECOND = "arn:aws:kms:eu-west-1:123456789012:key/mrk-2222";

  private static Mapped mapped(String service, String rest) {
    return Mapped.project(
        new SecretKeyMapper(),
        "name: p\nservices: {web: {image: i, " + service + "}}\n" + rest + "\n");
  }

  private static String policies(Mapped mapped) {
    return mapped.property("WebTaskExecutionRole", "Policies").map(Value::toString).orElse("");
  }

  @Test
  void theKeyOfASecretGoesBeforeThatOfTheProject() {
    String declared = "secrets: {a: {file: ./a, x-aws-kms: " + SECOND + "}, b: {file: ./b}}\n";
    String project = "x-aws-kms: " + FIRST;
    assertThat(policies(mapped("secrets: [a]", declared + project)))
        .contains("kms:Decrypt", SECOND, "secretsmanager.${AWS::Region}")
        .doesNotContain(FIRST);
    assertThat(policies(mapped("secrets: [a, b]", declared + project))).contains(FIRST, SECOND);
    assertThat(policies(mapped("secrets: [a, b]", declared))).contains(SECOND);
    assertThat(policies(mapped("secrets: [b]", declared))).isEmpty();
  }

  @Test
  void whoeverReadsASecretMayUseItsKey() {
    String project = "x-aws-kms: {secrets: \"" + FIRST + "\"}";
    String external = "secrets: {e: {external: true}}\n";
    assertThat(policies(mapped("x-aws-secrets: {TOKEN: e}", external + project))).contains(FIRST);
    assertThat(policies(mapped("environment: {DB_PASSWORD: \"${PW}\"}", project))).contains(FIRST);
    assertThat(
            policies(
                mapped(
                    "x-aws-pull_credentials:"
                        + " \"arn:aws:secretsmanager:eu-west-1:123456789012:secret:r-AbCdEf\"",
                    project)))
        .contains(FIRST);
    assertThat(policies(mapped("tty: true", project))).isEmpty();
  }

  @Test
  void aParameterIsReadThroughSystemsManager() {
    String declared =
        "secrets: {e: {external: true, name: \"arn:aws:ssm:eu-west-1:123456789012:parameter/e\"}}\n";
    assertThat(policies(mapped("x-aws-secrets: {TOKEN: e}", declared + "x-aws-kms: " + FIRST)))
        .contains("ssm.${AWS::Region}")
        .doesNotContain("secretsmanager");
  }

  @Test
  void anAliasIsNoKey() {
    Mapped mapped = mapped("tty: true", "x-aws-kms: alias/shop");
    assertThat(mapped.codes()).containsExactly("C2E361");
  }
}
