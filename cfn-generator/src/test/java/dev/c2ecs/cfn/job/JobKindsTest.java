package dev.c2ecs.cfn.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.discovery.Mentions;
import dev.c2ecs.cfn.extension.ProjectExtensions;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.cfn.secrets.ProjectCredentials;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobKindsTest {

  private static JobKinds kinds(ComposeProject project, Surroundings surroundings) {
    return JobKinds.of(
        project,
        ProjectExtensions.of(project),
        Mentions.of(project, ProjectCredentials.of(project)),
        surroundings);
  }

  private static ComposeProject project(String attributes) {
    return Projects.of("name: p\nservices:\n  web: {" + attributes + "}\n");
  }

  private static Service first(ComposeProject project) {
    return project.services().values().iterator().next();
  }

  private static boolean runsOnce(String attributes) {
    ComposeProject project = project(attributes);
    return kinds(project, Surroundings.UNKNOWN).runsOnce(first(project));
  }

  private static List<String> said(String compose) {
    ComposeProject project = Projects.of(compose);
    DiagnosticCollector findings = new DiagnosticCollector(project);
    kinds(project, Surroundings.UNKNOWN).report(findings);
    return findings.all().stream()
        .map((Diagnostic d) -> d.code().id() + ": " + d.message())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image: x, restart: \"no\"",
        "image: x, restart: on-failure",
        "image: x, restart: on-failure:3",
        "image: x, deploy: {restart_policy: {condition: none}}",
        "image: x, deploy: {mode: replicated-job}",
        "image: x, deploy: {mode: global-job}",
        "image: postgres, x-aws-schedule: rate(1 day)",
        "image: postgres, command: pg_dump shop, x-aws-schedule: rate(1 day)",
        "image: postgres, command: pg_dump shop",
        "image: x, command: migrate, restart: always",
        "image: nginx, command: [nginx-prepare], restart: \"no\"",
        "image: nginx, entrypoint: [/prepare], restart: \"no\"",
      })
  void whatEndsIsAJob(String attributes) {
    assertThat(runsOnce(attributes)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image: x",
        "image: x, restart: always",
        "image: x, restart: unless-stopped",
        "image: postgres, restart: \"no\"",
        "image: postgres, command: -c max_connections=9, restart: \"no\"",
        "image: nginx, restart: on-failure",
        "image: x, restart: \"no\", ports: [\"80:80\"]",
        "image: x, restart: on-failure, healthcheck: {test: [CMD, x]}",
        "image: x, restart: on-failure, command: celery worker",
        "image: x, command: [migrate], ports: [\"80:80\"]",
      })
  void whatServesIsNone(String attributes) {
    assertThat(runsOnce(attributes)).isFalse();
  }

  @Test
  void anImageWhoseDockerfileListensIsAServer() {
    ComposeProject project = project("build: {context: /app}, restart: on-failure");
    Surroundings known =
        new Surroundings(
            Map.of(),
            Map.of("/app/Dockerfile", "FROM scratch\nEXPOSE 8080\n"),
            Optional.empty(),
            Map.of());
    assertThat(kinds(project, known).runsOnce(first(project))).isFalse();
    assertThat(kinds(project, Surroundings.UNKNOWN).runsOnce(first(project))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "depends_on: [a], false",
    "'depends_on: {a: {condition: service_healthy}}', false",
    "links: [a], false",
    "'network_mode: \"service:a\"', false",
    "'environment: {URL: \"http://a:8080\"}', false",
    "'environment: {LEVEL: a}', true",
  })
  void whomOthersReachIsAServer(String other, boolean once) {
    ComposeProject project =
        Projects.of(
            "name: p\nservices:\n  a: {image: x, restart: on-failure}\n  b: {image: y, "
                + other
                + "}\n");
    assertThat(kinds(project, Surroundings.UNKNOWN).runsOnce(first(project))).isEqualTo(once);
  }

  @Test
  void whatPlainlyEndsIsAJobAlsoWhenOthersStartAfterIt() {
    ComposeProject project =
        Projects.of(
            """
            name: p
            services:
              a: {image: x, command: migrate}
              b: {image: y, depends_on: [a]}
            """);
    assertThat(kinds(project, Surroundings.UNKNOWN).runsOnce(first(project))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "db-init, true",
    "init, true",
    "init-db, true",
    "migrate, true",
    "app_migrations, true",
    "createbuckets, true",
    "minio.setup, true",
    "initial, false",
    "migrated-app, false",
    "web, false",
    "reinit, false"
  })
  void aNameMaySaySo(String name, boolean job) {
    assertThat(JobKinds.hasNameOfJob(name)).isEqualTo(job);
  }

  @Test
  void whoseEndCannotBeToldIsNamedOnce() {
    assertThat(
            said(
                """
                name: p
                services:
                  a-init: {image: x, restart: always}
                  b: {image: x, restart: "no", ports: ["80:80"]}
                  c: {image: x, restart: on-failure}
                  d: {image: x, restart: on-failure}
                  certain: {image: x, restart: "no"}
                  store: {image: postgres, restart: "no"}
                """))
        .containsExactly(
            "C2E379: whether these end by themselves cannot be told: ECS keeps a-init, b running;"
                + " jobs that run once are c, d");
  }

  @Test
  void whatIsWaitedForHasNoClock() {
    assertThat(
            said(
                """
                name: p
                services:
                  job: {image: x, x-aws-schedule: rate(1 day)}
                  a: {image: y, depends_on: {job: {condition: service_completed_successfully}}}
                """))
        .containsExactly(
            "C2E361: job runs in the tasks of those that wait for it, not by the clock");
  }
}
