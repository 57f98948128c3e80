package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a project needs while it runs: keys, capacity, shells, names. */
class OperatingScenarioTest extends Scenario {

  private static final String KEY =
      "arn:aws:kms:eu-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef";

  @Test
  void oneKeyOfTheCustomerEncryptsSecretsLogsAndFileSystems() {
    String project =
        """
        name: shop
        x-aws-kms: %s
        services:
          db: {image: postgres:18, volumes: ["data:/var/lib/postgresql"], secrets: [pw]}
          web: {image: nginx}
        volumes: {data: {}, other: {driver_opts: {kms_key_id: alias/own}}}
        secrets: {pw: {environment: PW}}
        """
            .formatted(KEY);
    Template template = template(project);
    assertThat(template.properties("DataFilesystem")).containsEntry("KmsKeyId", KEY);
    assertThat(template.properties("LogGroup")).containsEntry("KmsKeyId", KEY);
    assertThat(template.properties("DbTaskExecutionRole").toString()).contains("kms:Decrypt");
    assertThat(template.properties("WebTaskExecutionRole").toString()).doesNotContain("kms:");
    Template some = template(project.replace(KEY, "{secrets: \"" + KEY + "\"}"));
    assertThat(some.properties("DataFilesystem")).doesNotContainKey("KmsKeyId");
    assertThat(some.properties("LogGroup")).doesNotContainKey("KmsKeyId");
    assertThat(some.properties("DbTaskExecutionRole").toString()).contains("kms:Decrypt");
  }
}
