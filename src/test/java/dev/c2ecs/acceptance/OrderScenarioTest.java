package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** S8: health, order and jobs. */
class OrderScenarioTest extends Scenario {

  private static final String JOBS =
      """
      name: p
      services:
        db:
          image: postgres:16
          healthcheck: {test: [CMD, pg_isready], interval: 1500ms, timeout: 1s}
        migrate:
          image: example/migrate
          restart: "no"
          depends_on: {db: {condition: service_healthy}}
        app:
          image: nginx
          depends_on: {migrate: {condition: service_completed_successfully}}
        quiet:
          image: nginx
          healthcheck: {disable: true}
      """;

  @Test
  void healthValuesAreInsideTheRangesOfEcsAndSaidSo() {
    Program.Result result = Program.convert(directory(), JOBS);
    Template template = keep(result);
    Map<String, Object> check =
        Template.map(template.container("DbTaskDefinition", "db").get("HealthCheck"));
    assertThat(check).containsEntry("Interval", 5L).containsEntry("Timeout", 2L);
    assertThat(result.err()).contains("C2E340", "1.5s is below the 5 s");
  }

  @Test
  void aJobRunsInTheTaskOfItsDependentAndMustSucceed() {
    Template template = template(JOBS);
    assertThat(template.has("MigrateService")).isFalse();
    assertThat(template.container("AppTaskDefinition", "migrate").get("Essential"))
        .isEqualTo(false);
    assertThat(template.container("AppTaskDefinition", "app").get("DependsOn"))
        .isEqualTo(List.of(Map.of("ContainerName", "migrate", "Condition", "SUCCESS")));
    assertThat(template.container("AppTaskDefinition", "migrate").get("DependsOn"))
        .as("the job looks names up too")
        .isEqualTo(List.of(Map.of("ContainerName", "app-setup", "Condition", "SUCCESS")));
    assertThat(String.valueOf(template.resources().get("AppService")))
        .as("the job needs the database first")
        .contains("DbService");
  }

  @Test
  void aSwitchedOffHealthCheckIsNone() {
    assertThat(template(JOBS).container("QuietTaskDefinition", "quiet"))
        .doesNotContainKey("HealthCheck");
  }

  @Test
  void aSidecarIsAContainerOfTheTaskWhoseNetworkItShares() {
    Template template =
        template(
            """
            name: p
            services:
              app: {image: example/app}
              proxy: {image: nginx, network_mode: "service:app", ports: ["80:80"]}
            """);
    assertThat(template.ofType("AWS::ECS::Service")).containsExactly("AppService");
    assertThat(template.at("AppService", "LoadBalancers", 0, "ContainerName")).isEqualTo("proxy");
    assertThat(template.container("AppTaskDefinition", "app")).doesNotContainKey("DependsOn");
  }

  @Test
  void hooksRunOneAfterTheOtherBeforeTheService() {
    Template template =
        template(
            """
            name: p
            services:
              app:
                image: example/app
                pre_start: [{command: one}, {command: two}]
            """);
    assertThat(template.container("AppTaskDefinition", "app-pre_start2").get("DependsOn"))
        .isEqualTo(List.of(Map.of("ContainerName", "app-pre_start1", "Condition", "SUCCESS")));
    assertThat(template.container("AppTaskDefinition", "app").get("DependsOn"))
        .isEqualTo(List.of(Map.of("ContainerName", "app-pre_start2", "Condition", "SUCCESS")));
  }
}
