package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** S9 and S25: a task has the smallest size that fits. */
class SizeScenarioTest extends Scenario {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tty: true                                                             | 256  | 512
          deploy: {resources: {limits: {cpus: "0.25", memory: 3g}}}             | 512  | 3072
          cpus: 1                                                               | 1024 | 2048
          deploy: {resources: {limits: {memory: 9g}}}                           | 2048 | 9216
          deploy: {resources: {limits: {cpus: "8", memory: 60g}}}               | 8192 | 61440
          mem_limit: 1g                                                         | 256  | 1024
          deploy: {resources: {reservations: {cpus: "2", memory: 4g}}}          | 2048 | 4096
          cpu_quota: 50000                                                      | 512  | 1024
          deploy: {resources: {limits: {cpus: "0.3"}}}                          | 512  | 1024
          deploy: {resources: {limits: {cpus: "16", memory: 120g}}}             | 16384 | 122880
          """)
  void roundsUpToTheNextSize(String attribute, String cpu, String memory) {
    Template template = template("name: p\nservices: {a: {image: x, " + attribute + "}}\n");
    assertThat(template.at("ATaskDefinition", "Cpu")).isEqualTo(cpu);
    assertThat(template.at("ATaskDefinition", "Memory")).isEqualTo(memory);
  }

  @Test
  void anImpossibleSizeNamesTheServiceAndTheNearestSize() {
    assertThat(
            refusal(
                """
                name: p
                services:
                  big:
                    image: x
                    deploy: {resources: {limits: {cpus: "32", memory: 1g}}}
                """))
        .contains(":5:14: error C2E342: big needs 32.0 vCPU and 1024 MiB, no Fargate task is that")
        .contains("the nearest size is 16.0 vCPU and 32768 MiB");
  }

  @Test
  void whatNobodySaysFollowsFromTheImageAndItsSettings() {
    Program.Result result =
        Program.convert(
            directory(),
            """
            name: p
            services:
              kafka: {image: "apache/kafka:3.9.0"}
              mysql: {image: "mysql:8.4.3"}
              es: {image: "elasticsearch:8.17.0", environment: {ES_JAVA_OPTS: -Xms2g -Xmx2g}}
              redis: {image: "redis:7.4.1", command: redis-server --maxmemory 2gb}
              unknown: {image: "example/app:1.2.3"}
              asked: {image: "example/app:1.2.3", mem_limit: 1g}
            """);
    Template template = keep(result);
    Map<String, Integer> least =
        Map.of("Kafka", 1536, "Mysql", 1024, "Es", 3072, "Redis", 2560, "Unknown", 512);
    least.forEach(
        (name, memory) ->
            assertThat(
                    Integer.parseInt(
                        String.valueOf(template.at(name + "TaskDefinition", "Memory"))))
                .as(name)
                .isGreaterThanOrEqualTo(memory));
    assertThat(template.at("UnknownTaskDefinition", "Cpu")).isEqualTo("256");
    assertThat(template.at("UnknownTaskDefinition", "Memory")).isEqualTo("512");
    List<String> said = result.err().lines().filter(line -> line.contains("C2E391")).toList();
    assertThat(said)
        .singleElement()
        .asString()
        .contains("kafka", "mysql", "es", "redis", "0.25 vCPU and 512 MiB for unknown")
        .doesNotContain("asked,", ", asked", "for asked");
  }

  @Test
  void aContainerThatRunsAloneMayUseTheWholeTask() {
    Template template =
        template(
            """
            name: p
            services:
              a: {image: x, mem_limit: 700m, cpus: 0.2}
              b: {image: x, mem_limit: 200m}
              c: {image: x, mem_limit: 200m, network_mode: "service:b"}
            """);
    assertThat(template.container("ATaskDefinition", "a")).doesNotContainKeys("Memory", "Cpu");
    assertThat(template.container("BTaskDefinition", "b")).containsEntry("Memory", 200L);
    assertThat(template.container("BTaskDefinition", "c")).containsEntry("Memory", 200L);
  }

  @Test
  void theProxyOfServiceConnectHasRoom() {
    Template template =
        template(
            """
            name: p
            services:
              api: {image: example/api, expose: ["3000"], cpus: 0.25, mem_limit: 512m}
              front:
                image: nginx
                environment: {UPSTREAM: "http://api:3000"}
                cpus: 0.25
                mem_limit: 512m
              worker: {image: example/worker, cpus: 0.25, mem_limit: 512m}
            """);
    for (String name : List.of("Api", "Front")) {
      assertThat(template.at(name + "Service", "ServiceConnectConfiguration", "Enabled"))
          .isEqualTo(true);
      assertThat(template.at(name + "TaskDefinition", "Cpu")).isEqualTo("512");
      assertThat(template.at(name + "TaskDefinition", "Memory")).isEqualTo("1024");
    }
    assertThat(template.at("WorkerTaskDefinition", "Cpu")).isEqualTo("256");
  }
}
