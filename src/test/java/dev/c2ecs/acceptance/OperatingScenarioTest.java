package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a project needs while it runs: keys, capacity, shells, names. */
class OperatingScenarioTest extends Scenario {

  private static final String KEY =
      "arn:aws:kms:eu-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef";

  @Test
  void aBaseOfTasksRunsOnDemandAndSpareCapacityTakesTheRest() {
    Template template =
        template(
            """
            name: shop
            services:
              web: {image: nginx, deploy: {replicas: 4}, x-aws-capacity: {base: 1}}
              night:
                image: busybox
                command: [sh, -c, "exit 0"]
                x-aws-schedule: rate(1 day)
                x-aws-capacity: spot
            """);
    assertThat(String.valueOf(template.at("WebService", "CapacityProviderStrategy")))
        .contains("CapacityProvider=FARGATE, Base=1", "CapacityProvider=FARGATE_SPOT");
    assertThat(template.properties("WebService")).doesNotContainKey("LaunchType");
    assertThat(
            String.valueOf(
                template.at("NightSchedule", "Target", "EcsParameters", "CapacityProviderStrategy")))
        .contains("FARGATE_SPOT");
    assertThat(String.valueOf(template.at("Cluster", "CapacityProviders")))
        .isEqualTo("[FARGATE, FARGATE_SPOT]");
  }

  @Test
  void allContainersOfATaskThatCanBeEnteredHaveAnInitProcess() {
    Template template =
        template(
            """
            name: shop
            services:
              web: {image: nginx, x-aws-exec: true}
              side: {image: busybox, command: sleep infinity, network_mode: "service:web"}
            """);
    for (String container : List.of("web", "side")) {
      assertThat(String.valueOf(template.container("WebTaskDefinition", container)))
          .contains("InitProcessEnabled=true");
    }
    assertThat(template.properties("WebTaskRole").toString())
        .contains("ssmmessages:CreateControlChannel");
  }

  @Test
  void aBackupReadsAsRootAndAUserWithoutRightsNever() {
    Template template =
        template(
            """
            name: shop
            services:
              db: {image: postgres:18, volumes: ["data:/var/lib/postgresql"]}
              backup: {image: busybox, command: sleep infinity, volumes: ["data:/d:ro"]}
              app: {image: node, user: "1000", volumes: ["files:/srv/files"]}
            volumes: {data: {}, files: {}}
            """);
    assertThat(template.properties("BackupTaskRole").toString())
        .contains("ClientRootAccess")
        .doesNotContain("ClientWrite");
    assertThat(template.properties("DbTaskRole").toString())
        .contains("ClientRootAccess", "ClientWrite");
  }

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
