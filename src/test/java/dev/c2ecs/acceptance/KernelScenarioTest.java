package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shared memory, locked memory and capabilities, which Fargate has less of than Docker. */
class KernelScenarioTest extends Scenario {

  private static List<Object> tmpfs(Template template, String task, String container) {
    Map<String, Object> linux =
        Template.map(template.container(task, container).get("LinuxParameters"));
    return Template.list(linux.get("Tmpfs"));
  }

  @Test
  void sharedMemoryIsATmpfsOfThatSize() {
    Program.Result result =
        Program.convert(
            directory(),
            """
            name: p
            services:
              chrome: {image: "selenium/standalone-chrome:125.0", shm_size: 2gb}
            """);
    Template template = keep(result);
    assertThat(tmpfs(template, "ChromeTaskDefinition", "chrome"))
        .containsExactly(Map.of("ContainerPath", "/dev/shm", "Size", 2048L));
    assertThat(Long.parseLong(String.valueOf(template.at("ChromeTaskDefinition", "Memory"))))
        .as("what is written there is memory of the task")
        .isGreaterThanOrEqualTo(2048 + 1024);
    assertThat(result.err()).contains("info C2E239: services.chrome.shm_size");
  }

  @Test
  void theSharedMemoryOfTheHostIsATmpfsOfTheTask() {
    Program.Result result =
        Program.convert(
            directory(),
            """
            name: p
            services:
              firefox:
                image: selenium/node-firefox:125.0
                volumes: ["/dev/shm:/dev/shm"]
                tmpfs: ["/tmp:size=256m,mode=1777"]
            """);
    assertThat(tmpfs(keep(result), "FirefoxTaskDefinition", "firefox"))
        .containsExactlyInAnyOrder(
            Map.of("ContainerPath", "/tmp", "Size", 256L, "MountOptions", List.of("mode=1777")),
            Map.of("ContainerPath", "/dev/shm", "Size", 1024L));
    assertThat(result.err()).contains("info C2E346", "shm_size").doesNotContain("C2E323");
  }

  @Test
  void theLockOfElasticsearchIsSwitchedOff() {
    String compose =
        """
        name: p
        x-aws-accept: {C2E259: the kernel is that of AWS}
        services:
          es:
            image: docker.elastic.co/elasticsearch/elasticsearch:8.14.0
            environment:
              - discovery.type=single-node
              - "ES_JAVA_OPTS=-Xms512m -Xmx512m"
              - bootstrap.memory_lock=%s
            ulimits:
              memlock: {soft: -1, hard: -1}
              nofile: {soft: 65535, hard: 65535}
            sysctls: {vm.max_map_count: 262144}
        """;
    Program.Result result = Program.convert(directory(), compose.formatted("true"));
    Template template = keep(result);
    Map<String, Object> es = template.container("EsTaskDefinition", "es");
    assertThat(Template.list(es.get("Environment")))
        .contains(
            Map.of("Name", "bootstrap.memory_lock", "Value", "false"),
            Map.of("Name", "discovery.type", "Value", "single-node"));
    assertThat(Template.list(es.get("Ulimits")))
        .containsExactly(Map.of("Name", "nofile", "SoftLimit", 65535L, "HardLimit", 65535L));
    assertThat(Long.parseLong(String.valueOf(template.at("EsTaskDefinition", "Memory"))))
        .isGreaterThanOrEqualTo(1024);
    assertThat(result.err())
        .contains("info C2E280", "warning C2E259: services.es.sysctls.vm.max_map_count", " for es")
        .doesNotContain("C2E260");
    assertThat(Program.convert(directory(), compose.formatted("false")).err())
        .contains("warning C2E260: services.es.ulimits.memlock")
        .doesNotContain("C2E280");
  }

  @ParameterizedTest
  @CsvSource({
    "mysql:8.4, SYS_NICE, warning C2E281",
    "clickhouse/clickhouse-server, IPC_LOCK, warning C2E281",
    "mysql:8.4, NET_ADMIN, error C2E209",
    "example/app, SYS_NICE, error C2E209",
  })
  void aCapabilityIsLeftOutOnlyWhereTheImageIsKnownToRunWithout(
      String image, String capability, String said) {
    Program.Result result =
        Program.convert(
            directory(),
            "name: p\nservices: {a: {image: \"" + image + "\", cap_add: [" + capability + "]}}\n");
    assertThat(result.err()).contains(said + ": services.a.cap_add");
    if (said.startsWith("warning")) {
      assertThat(keep(result).container("ATaskDefinition", "a"))
          .doesNotContainKey("LinuxParameters");
    } else {
      assertThat(result.exitCode()).isEqualTo(1);
    }
  }
}
