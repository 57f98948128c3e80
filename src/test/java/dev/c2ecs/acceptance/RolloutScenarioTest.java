package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** S13: how a new version replaces an old one. */
class RolloutScenarioTest extends Scenario {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          replicas: 4, update_config: {parallelism: 1, order: stop-first}  | 75  | 100
          replicas: 4, update_config: {parallelism: 1, order: start-first} | 100 | 125
          replicas: 4, update_config: {parallelism: 1}                     | 75  | 100
          replicas: 4, update_config: {parallelism: 0}                     | 0   | 100
          replicas: 4, update_config: {parallelism: 0, order: start-first} | 100 | 200
          replicas: 3, update_config: {parallelism: 1}                     | 66  | 100
          replicas: 1, update_config: {order: start-first}                 | 100 | 200
          replicas: 2, update_config: {failure_action: pause}              | 100 | 200
          replicas: 4                                                      | 100 | 200
          """)
  void percentagesFollowFromParallelismAndOrder(String deploy, long minimum, long maximum) {
    Template template = template(service(deploy));
    Map<String, Object> rollout = Template.map(template.at("AService", "DeploymentConfiguration"));
    assertThat(rollout)
        .containsEntry("MinimumHealthyPercent", minimum)
        .containsEntry("MaximumPercent", maximum);
    assertThat(template.at("AService", "AvailabilityZoneRebalancing"))
        .isEqualTo(maximum == 100 ? "DISABLED" : "ENABLED");
  }

  private static String service(String deploy) {
    return "name: p\nservices: {a: {image: x, deploy: {" + deploy + "}}}\n";
  }

  @ParameterizedTest
  @CsvSource({"rollback,true,true", "pause,true,false", "continue,false,false"})
  void theCircuitBreakerFollowsTheFailureAction(String action, boolean on, boolean rollback) {
    Template template = template(service("update_config: {failure_action: " + action + "}"));
    assertThat(template.at("AService", "DeploymentConfiguration", "DeploymentCircuitBreaker"))
        .isEqualTo(Map.of("Enable", on, "Rollback", rollback));
  }

  @Test
  void theCircuitBreakerIsOnWithoutAnySetting() {
    assertThat(
            template("name: p\nservices: {a: {image: x}}\n")
                .at("AService", "DeploymentConfiguration", "DeploymentCircuitBreaker"))
        .isEqualTo(Map.of("Enable", true, "Rollback", true));
  }

  @Test
  void noReplicasAreWrittenAsNone() {
    assertThat(template(service("replicas: 0")).at("AService", "DesiredCount")).isEqualTo(0L);
  }

  @Test
  void percentagesMayComeFromVariables() {
    Program.Result result =
        Program.in(directory())
            .env("MIN", "50")
            .stdin(
                service(
                    "replicas: 4, update_config: {x-aws-min_percent: \"${MIN}\","
                        + " x-aws-max_percent: \"${MAX:-150}\"}"))
            .run("-f", "-", "convert", "--format", "json");
    Template template = keep(result);
    assertThat(template.at("AService", "DeploymentConfiguration", "MinimumHealthyPercent"))
        .isEqualTo(50L);
    assertThat(template.at("AService", "DeploymentConfiguration", "MaximumPercent"))
        .isEqualTo(150L);
  }

  @Test
  void aServiceThatAloneWritesAVolumeIsNeverRunTwice() {
    Template template =
        template(
            """
            name: p
            services: {db: {image: postgres, volumes: ["data:/data"]}}
            volumes: {data: }
            """);
    assertThat(template.at("DbService", "DeploymentConfiguration", "MinimumHealthyPercent"))
        .isEqualTo(0L);
    assertThat(template.at("DbService", "DeploymentConfiguration", "MaximumPercent"))
        .isEqualTo(100L);
    assertThat(template.at("DbService", "AvailabilityZoneRebalancing")).isEqualTo("DISABLED");
  }

  private static String writers(String deploy) {
    return """
        name: p
        services:
          db: {image: "mysql:8.4", volumes: ["data:/var/lib/mysql"]%s}
          backup: {image: example/backup, volumes: ["data:/from"], deploy: {replicas: 2}}
          web: {image: example/web, volumes: ["uploads:/uploads"]%s}
        volumes: {data: , uploads: }
        """
        .formatted(deploy, deploy);
  }

  private static Object maximum(Template template, String service) {
    return Objects.requireNonNull(
        template.at(service, "DeploymentConfiguration", "MaximumPercent"));
  }

  @Test
  void whoeverElseMountsTheVolumeItsWriterIsStoppedFirst() {
    Template template = template(writers(""));
    assertThat(maximum(template, "DbService")).isEqualTo(100L);
    assertThat(maximum(template, "WebService")).isEqualTo(100L);
    assertThat(maximum(template, "BackupService")).as("two tasks share it").isEqualTo(200L);
  }

  @Test
  void startFirstIsHonouredWithAWarningButNotForADataStore() {
    Program.Result result =
        Program.convert(directory(), writers(", deploy: {update_config: {order: start-first}}"));
    Template template = keep(result);
    assertThat(maximum(template, "DbService")).isEqualTo(100L);
    assertThat(maximum(template, "WebService")).isEqualTo(200L);
    assertThat(result.err())
        .contains("warning C2E389: db writes data: as a data store it is stopped")
        .contains("warning C2E389: web writes uploads: with start-first two tasks write it");
  }

  @Test
  void twoTasksOfADataStoreOnOneVolumeAreRefused() {
    assertThat(
            refusal(
                """
                name: p
                services:
                  db:
                    image: mysql:8.4
                    deploy: {replicas: 2}
                    volumes: ["my:/var/lib/mysql"]
                volumes: {my: {}}
                """))
        .contains(":5:14: error C2E390: 2 tasks of db")
        .contains("run one task, or write a service with a volume of its own for each member");
  }
}
