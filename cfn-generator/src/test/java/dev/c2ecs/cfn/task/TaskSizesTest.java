package dev.c2ecs.cfn.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.plan.Planner;
import dev.c2ecs.cfn.secrets.ProjectCredentials;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.model.ComposeProject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskSizesTest {

  private record Sized(Plan plan, List<Diagnostic> diagnostics) {
    static Sized of(ComposeProject project, Surroundings surroundings) {
      DiagnosticCollector findings = new DiagnosticCollector(project);
      Plan plan = Planner.plan(project, ProjectCredentials.of(project), surroundings, findings);
      return new Sized(plan, findings.all());
    }

    static Sized of(String services) {
      return of(Projects.of("name: p\nservices: {" + services + "}\n"), Surroundings.UNKNOWN);
    }

    String size(String task) {
      FargateSize size = Optional.ofNullable(plan.tasks().get(task)).orElseThrow().size();
      return size.cpu() + "/" + size.memory();
    }

    List<String> said(String code) {
      return diagnostics.stream()
          .filter(d -> d.code().id().equals(code))
          .map(Diagnostic::message)
          .toList();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "image: x | 256/512",
        "image: kafka | 256/512",
        "image: apache/kafka | 512/2048",
        "image: mysql | 512/1024",
        "image: x, environment: {JAVA_OPTS: -Xmx2g} | 512/3072",
        "image: elasticsearch, environment: {ES_JAVA_OPTS: -Xmx512m} | 1024/2048",
        "image: redis, command: redis-server --maxmemory 2gb | 512/4096",
        "image: x, shm_size: 1g | 256/2048",
        "image: x, tmpfs: ['/tmp:size=512m'] | 256/1024",
        "image: mysql, cpus: 0.25 | 256/1024",
        "image: keycloak/keycloak, mem_limit: 1g | 256/1024",
        "image: elasticsearch, deploy: {resources: {limits: {memory: 1g}}} | 256/1024",
        "image: elasticsearch, deploy: {resources: {reservations: {memory: 1g}}} | 256/1024",
      })
  void aServiceHasWhatItAsksForElseWhatItIsKnownToNeed(String service, String size) {
    assertThat(Sized.of("a: {" + service + "}").size("a")).isEqualTo(size);
  }

  @Test
  void aBuildNeedsWhatTheImageNeedsThatItStartsFrom() {
    ComposeProject project =
        Projects.of(
            "name: p\nservices: {a: {build: {context: ., dockerfile_inline: \"FROM"
                + " quay.io/keycloak/keycloak:26\"}}}\n");
    assertThat(Sized.of(project, Surroundings.UNKNOWN).size("a")).isEqualTo("1024/2048");
  }

  @Test
  void everySizeThatNobodyAskedForIsSaidOnce() {
    Sized sized =
        Sized.of("b: {image: x}, a: {image: x}, c: {image: mysql}, d: {image: x, mem_limit: 1g}");
    assertThat(sized.said("C2E391"))
        .containsExactly(
            "sizes that nobody asked for: by image and settings 0.5 vCPU and 1024 MiB for c; the"
                + " smallest, because nothing is known, 0.25 vCPU and 512 MiB for a, b");
    assertThat(Sized.of("d: {image: x, mem_limit: 1g}").said("C2E391")).isEmpty();
  }

  @Test
  void whatRunsSideBySideAddsUpAndJobsRunBefore() {
    assertThat(Sized.of("a: {image: x}, b: {image: x, network_mode: \"service:a\"}").size("a"))
        .isEqualTo("512/1024");
    String job = "a: {image: x, depends_on: {j: {condition: service_completed_successfully}}}, j: ";
    assertThat(Sized.of(job + "{image: x}").size("a")).isEqualTo("256/512");
    assertThat(Sized.of(job + "{image: x, mem_limit: 2g}").size("a")).isEqualTo("256/2048");
    assertThat(Sized.of(job + "{image: x, mem_limit: 2g}").said("C2E391"))
        .as("a job is not named with its task")
        .singleElement()
        .asString()
        .endsWith(" for a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cpus: 0.25, mem_limit: 512m | 512/1024",
        "mem_limit: 512m | 512/1024",
        "cpus: 0.5, mem_limit: 1g | 1024/2048",
        "cpus: 0.25, mem_limit: 900m | 512/1024",
        "cpus: 0.2, mem_limit: 512m | 512/1024",
      })
  void theProxyOfServiceConnectHasRoom(String limits, String size) {
    Sized sized =
        Sized.of(
            "api: {image: x, expose: [\"80\"], x-aws-discovery: connect, "
                + limits
                + "}, web: {image: x, depends_on: [api], "
                + limits
                + "}, other: {image: x, "
                + limits
                + "}");
    assertThat(Map.of("api", sized.size("api"), "web", sized.size("web")))
        .isEqualTo(Map.of("api", size, "web", size));
    assertThat(sized.size("other")).isNotEqualTo(size);
  }

  @Test
  void aSizeThatGrowsByAProxyIsSaid() {
    Sized sized =
        Sized.of(
            "api: {image: x, expose: [\"80\"], x-aws-discovery: connect}, web: {image: x,"
                + " depends_on: [api]}, other: {image: x}");
    assertThat(sized.said("C2E391"))
        .containsExactly(
            "sizes that nobody asked for: the smallest, because nothing is known, 0.25 vCPU and 512"
                + " MiB for api, other, web; with the proxy of Service Connect tasks are api 0.5"
                + " vCPU and 1024 MiB, web 0.5 vCPU and 1024 MiB");
  }
}
