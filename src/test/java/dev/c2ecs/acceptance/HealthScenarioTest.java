package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** S24 and S26: a task is replaced no earlier than Docker would call its container unhealthy. */
class HealthScenarioTest extends Scenario {

  private static final String PROJECT =
      """
      name: p
      services:
        api:
          image: example/api
          ports: ["80:80", "8443:8443"]
          healthcheck: {test: "true", interval: 5s, retries: 50, start_period: 240s}
        db:
          image: postgres:16
          healthcheck: {test: [CMD, pg_isready]}
        worker:
          image: example/worker
          healthcheck: {test: "true", interval: 1s, retries: 30}
      """;

  private static Map<String, Object> check(Template template, String task, String container) {
    return Template.map(template.container(task, container).get("HealthCheck"));
  }

  private static long seconds(Map<String, Object> check) {
    Object interval = check.getOrDefault("Interval", 30L);
    Object retries = check.getOrDefault("Retries", 3L);
    return (Long) interval * (Long) retries;
  }

  @Test
  void theTimeUntilReplacementIsThatOfComposeAtLeast() {
    Program.Result result = Program.convert(directory(), PROJECT);
    Template template = keep(result);
    assertThat(seconds(check(template, "ApiTaskDefinition", "api"))).isGreaterThanOrEqualTo(250);
    assertThat(seconds(check(template, "WorkerTaskDefinition", "worker")))
        .isGreaterThanOrEqualTo(30);
    assertThat(result.err()).contains("50 times 5s become 10 times 25 s");
  }

  @Test
  void whoSaysNoStartPeriodIsGivenOne() {
    Program.Result result = Program.convert(directory(), PROJECT);
    Template template = keep(result);
    assertThat(check(template, "DbTaskDefinition", "db")).containsEntry("StartPeriod", 300L);
    assertThat(check(template, "WorkerTaskDefinition", "worker"))
        .containsEntry("StartPeriod", 300L);
    assertThat(check(template, "ApiTaskDefinition", "api")).containsEntry("StartPeriod", 240L);
    assertThat(result.err()).containsOnlyOnce("C2E393").contains("after 300 s for db, worker");
  }

  @Test
  void theGracePeriodIsNoShorterThanTheStartPeriod() {
    Template template =
        template(PROJECT.replace("240s", "400s") + "  web: {image: nginx, ports: [\"81:80\"]}\n");
    assertThat(template.at("ApiService", "HealthCheckGracePeriodSeconds")).isEqualTo(650L);
    assertThat(template.at("WebService", "HealthCheckGracePeriodSeconds")).isEqualTo(300L);
  }

  @Test
  void theCheckOfADataStoreCountsOnlyWhenItsFilesCanBeRepaired() {
    for (String period : List.of("0s", "10s", "299s")) {
      String said = "[CMD, pg_isready], start_period: " + period;
      Program.Result result =
          Program.convert(directory(), PROJECT.replace("[CMD, pg_isready]", said));
      assertThat(check(keep(result), "DbTaskDefinition", "db")).containsEntry("StartPeriod", 300L);
      assertThat(result.err()).contains("after 300 s for db");
    }
    Program.Result zero =
        Program.convert(directory(), PROJECT.replace("start_period: 240s", "start_period: 0s"));
    assertThat(check(keep(zero), "ApiTaskDefinition", "api")).doesNotContainKey("StartPeriod");
  }

  @Test
  void aTimeThatEcsDoesNotHaveIsAWarning() {
    assertThat(
            Program.convert(
                    directory(),
                    """
                    name: p
                    services:
                      a: {image: x, healthcheck: {test: "true", interval: 10m, retries: 7}}
                    """)
                .err())
        .contains("warning C2E392: a is replaced after 3000 s of failing checks");
  }

  @Test
  void aSecondPortOnWhichNothingListensReplacesNoTask() {
    Template template = template(PROJECT);
    String group = "ApiTCP8443TargetGroup";
    assertThat(template.at(group, "HealthCheckPort")).isEqualTo("80");
    assertThat(template.at("ApiTCP80TargetGroup", "HealthCheckPort")).isNull();
    assertThat(template.at("ApiTCP80NetworkIngress", "FromPort"))
        .as("the network load balancer may ask it")
        .isEqualTo(80L);
  }

  @Test
  void aCheckWithoutATestIsNotWritten() {
    Program.Result result =
        Program.convert(
            directory(),
            """
            name: p
            services:
              web:
                image: nginx:1.27
                ports: ["80:80"]
                healthcheck: {interval: 60s, timeout: 10s, retries: 5}
            """);
    assertThat(keep(result).container("WebTaskDefinition", "web")).doesNotContainKey("HealthCheck");
    assertThat(result.err()).contains(":6:5: warning C2E394: the health check of web has no test");
  }
}
