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
                template.at(
                    "NightSchedule", "Target", "EcsParameters", "CapacityProviderStrategy")))
        .contains("FARGATE_SPOT");
    assertThat(String.valueOf(template.at("ClusterCapacityProviders", "CapacityProviders")))
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

  /** The lines that the refusal prints are all that is missing. */
  @Test
  void logsByFireLensNeedTheRouterThatTheRefusalPrints() {
    String project =
        """
        name: shop
        services:
          web: {image: nginx, logging: {driver: awsfirelens, options: {Name: cloudwatch}}}
        """;
    String said = refusal(project);
    int from = said.indexOf("`x-aws-cloudformation") + 1;
    String lines = said.substring(from, said.indexOf('`', from));
    assertThat(template(project + lines + "\n").containers("WebTaskDefinition"))
        .contains("log_router");
  }

  /** A port that two containers of a task name is one mapping; the time-outs have keys. */
  @Test
  void onePortOfATaskIsMappedOnce() {
    Template template =
        template(
            """
            name: shop
            services:
              web:
                image: nginx
                ports:
                  - {target: 9901, published: "9901", x-aws-deregistration_delay: 5}
                  - {target: 80, published: "80", x-aws-idle_timeout: 300}
              side: {image: envoy, network_mode: "service:web", expose: ["9901"]}
              other: {image: envoy, network_mode: "service:web", ports: ["9902:9901"]}
            """);
    String task = String.valueOf(template.at("WebTaskDefinition", "ContainerDefinitions"));
    assertThat(task.split("ContainerPort=9901", -1)).hasSize(2);
    assertThat(template.resources().toString())
        .contains("Key=deregistration_delay.timeout_seconds, Value=5")
        .contains("Key=idle_timeout.timeout_seconds, Value=300");
  }

  private static String services(int count, String each) {
    StringBuilder services = new StringBuilder("name: shop\nservices:\n");
    for (int i = 0; i < count; i++) {
      services.append("  s" + i + ": {" + each.replace("%d", Integer.toString(i)) + "}\n");
    }
    return services.toString();
  }

  @Test
  void limitsNameTheServicesAndTheirPlaces() {
    assertThat(refusal(services(200, "image: nginx, ports: [\"%d80:80\"]")))
        .contains("C2E404", "CloudFormation takes 500; the largest services: s")
        .contains("resources)", ":2:1: error");
    assertThat(refusal(services(40, "image: nginx, environment: {A: " + "x".repeat(40_000) + "}")))
        .contains("1 MB; the largest services: s", "bytes)");
    assertThat(refusal(services(1, "image: nginx, environment: {A: " + "x".repeat(70_000) + "}")))
        .contains("C2E404", "the task definition of s0 has", ":3:3: error");
    assertThat(refusal("name: " + "n".repeat(64) + "\nservices: {a: {image: x}, b: {image: x}}\n"))
        .contains("C2E423", "DNS takes 63", ":1:1: error");
    StringBuilder sidecars = new StringBuilder("name: shop\nservices:\n  web: {image: nginx}\n");
    for (int i = 0; i < 10; i++) {
      sidecars.append("  c" + i + ": {image: x, network_mode: \"service:web\"}\n");
    }
    assertThat(refusal(sidecars.toString()))
        .contains("C2E404", "WebTaskDefinition: has 11 containers", ":3:3: error");
  }

  @Test
  void quotasThatAwsRaisesAreWarnings() {
    Program.Result result =
        Program.convert(
            directory(),
            services(62, "image: busybox, command: sleep 1d, volumes: [\"data:/data\"]")
                + "volumes: {data: {}}\n");
    assertThat(result.err())
        .contains("C2E449", "DataFilesystemSecurityGroup has 62 inbound rules, an account has 60");
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
