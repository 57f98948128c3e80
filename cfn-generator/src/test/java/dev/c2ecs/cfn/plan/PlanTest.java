package dev.c2ecs.cfn.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.discovery.KnownPort;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.cfn.secrets.Credentials;
import dev.c2ecs.cfn.secrets.ProjectCredentials;
import dev.c2ecs.cfn.task.FargateSize;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.model.ComposeProject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sizes, names, credentials, ports and the order of creation. */
class PlanTest {

  /** What is planned, and what is said of it but for sizes that nobody asked for. */
  private record Planned(Plan plan, List<String> codes) {}

  private static Planned plan(String services) {
    ComposeProject project = Projects.of("name: p\nservices:\n" + services.indent(2));
    DiagnosticCollector findings = new DiagnosticCollector(project);
    Plan plan =
        Planner.plan(project, ProjectCredentials.of(project), Surroundings.UNKNOWN, findings);
    return new Planned(
        plan,
        findings.all().stream()
            .filter(d -> d.code() != PolicyCode.SIZE_ASSUMED)
            .map((Diagnostic d) -> d.code().id())
            .toList());
  }

  @ParameterizedTest
  @CsvSource({
    "0,0,256,512",
    "256,513,256,1024",
    "256,2049,512,3072",
    "1000,0,1024,2048",
    "16384,122880,16384,122880",
    "8192,16385,8192,20480",
    "0,61441,16384,65536"
  })
  void theSmallestSizeThatFits(long cpu, long memory, int wantedCpu, int wantedMemory) {
    assertThat(FargateSize.atLeast(cpu, memory)).contains(new FargateSize(wantedCpu, wantedMemory));
  }

  @ParameterizedTest
  @CsvSource({
    "DB_PASSWORD,hunter22,true", "API_KEY,abc12345,true", "APP_SECRET,abcdef,true",
    "DB_PASSWORD_FILE,/run/secrets/x,false", "TOKEN_TTL,3600,false", "PASSWORD,'',false",
    "PASSWORD,true,true", "PWD,/home/me,false", "URL,postgres://u:p@db/x,true",
    "URL,http://db:80/x,false", "ID,AKIAIOSFODNN7EXAMPLE,true", "TOKENIZER,fast,false",
    "KEYBOARD,us,false"
  })
  void credentialsAreToldByNameOrContent(String name, String value, boolean credential) {
    assertThat(Credentials.looksLike(name, value)).isEqualTo(credential);
  }

  @Test
  void portsAreThoseOfTheFileAndOfTheImageTogether() {
    Plan plan =
        plan("""
                a: {image: "docker.io/library/postgres:16@sha256:00", expose: ["1-3/tcp"]}
                b: {image: "ghcr.io/x/redis:7"}
                c: {image: unknown}
                """)
            .plan();
    assertThat(plan.discovery().portsOf("a"))
        .extracting(KnownPort::number)
        .containsExactly(1, 2, 3, 5432);
    assertThat(plan.discovery().portsOf("b")).extracting(KnownPort::number).containsExactly(6379);
    assertThat(plan.discovery().portsOf("c")).isEmpty();
  }

  @Test
  void namesInTheEnvironmentOrderTheServices() {
    Planned planned =
        plan(
            """
            app: {image: x, environment: {URL: "http://api:80/x", DB_NAME: db, MODE: prod}}
            api: {image: x, expose: ["80"]}
            db: {image: postgres}
            """);
    assertThat(planned.plan().before()).containsEntry("app", Set.of("api"));
    assertThat(planned.codes()).isEmpty();
  }

  @Test
  void aCircleOfNamesDoesNoHarm() {
    Planned planned =
        plan(
            """
            a: {image: x, expose: ["1"], environment: {PEER: "b:1"}}
            b: {image: x, expose: ["1"], environment: {PEER: "a:1"}}
            """);
    assertThat(planned.plan().before())
        .containsEntry("a", Set.of("b"))
        .containsEntry("b", Set.of());
    assertThat(planned.codes()).isEmpty();
  }

  @Test
  void aWordThatIsAlsoAServiceNameDoesNotTurnTheOrderRound() {
    Planned planned =
        plan(
            """
            app: {image: x, depends_on: [db]}
            db: {image: postgres, environment: {OWNER: app}}
            """);
    assertThat(planned.plan().before())
        .containsEntry("db", Set.of())
        .containsEntry("app", Set.of("db"));
    assertThat(planned.codes()).isEmpty();
  }

  @Test
  void aClientOfServiceConnectThatComesBeforeItsServerIsTold() {
    assertThat(
            plan("""
                    proxy: {image: nginx, environment: {UPSTREAM: "api:8000"}}
                    api: {image: x, depends_on: [proxy]}
                    """)
                .codes())
        .containsExactly("C2E314", "C2E315");
  }

  @Test
  void linksAndVariablesOfHostsOrderTheServicesAndAVariableOfAllDoesNot() {
    Planned planned =
        plan(
            """
            a: {image: x, links: ["b:other"], environment: {ALL_HOST: c}}
            b: {image: x, environment: {CACHE_HOST: c, MODE: a, ALL_HOST: c}}
            c: {image: x, environment: {ALL_HOST: c}}
            """);
    assertThat(planned.plan().before())
        .containsEntry("a", Set.of("b"))
        .containsEntry("b", Set.of("c"))
        .containsEntry("c", Set.of());
  }

  @Test
  void aHealthyDependencyNeedsAHealthCheck() {
    assertThat(
            plan("""
                    a: {image: x, depends_on: {b: {condition: service_healthy}}}
                    b: {image: redis}
                    """)
                .codes())
        .containsExactly("C2E316");
  }

  @Test
  void aJobOfSeveralTasksRunsSeveralTimes() {
    assertThat(
            plan("""
                    a:
                      image: x
                      scale: 2
                      depends_on: {job: {condition: service_completed_successfully}}
                    job: {image: y}
                    """)
                .codes())
        .containsExactly("C2E317");
  }

  @Test
  void twoServicesOnOnePortAreRefused() {
    assertThat(
            plan("a: {image: x, ports: [\"80:80\"]}\nb: {image: y, ports: [\"80:80\"]}\n").codes())
        .containsExactly("C2E301");
  }
}
