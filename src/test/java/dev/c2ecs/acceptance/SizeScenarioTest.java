package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** S9: a task has the smallest size that fits. */
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
}
