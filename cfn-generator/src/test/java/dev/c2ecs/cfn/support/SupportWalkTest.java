package dev.c2ecs.cfn.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.diagnostic.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupportWalkTest {

  private static SupportWalk.Result walk(String attributes) {
    return SupportWalk.walk(Projects.service(attributes));
  }

  private static List<String> said(String attributes) {
    return walk(attributes).diagnostics().stream()
        .map((Diagnostic d) -> d.severity().word() + " " + d.code().id())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          privileged: true                                       | error C2E214
          cap_add: [NET_ADMIN]                                   | error C2E209
          cap_add: [CHOWN]                                       |
          shm_size: 1g                                           | info C2E239
          shm_size: 64m                                          |
          ipc: host                                              | error C2E225
          ipc: private                                           |
          network_mode: host                                     | error C2E253
          network_mode: bridge                                   | info C2E253
          restart: sometimes                                     | error C2E254
          restart: on-failure:3                                  | warning C2E263
          deploy: {mode: global}                                 | error C2E255
          deploy: {update_config: {failure_action: continue}}    | warning C2E256
          platform: linux/riscv64                                | error C2E257
          platform: linux/arm64/v8                               |
          'ports: ["80:80/sctp"]'                                | error C2E258
          'sysctls: {kernel.domainname: x}'                      | error C2E259
          'ulimits: {memlock: -1}'                               | warning C2E260
          'ulimits: {nproc: 100}'                                | warning C2E260
          'logging: {driver: json-file}'                         | info C2E261
          'logging: {driver: gelf}'                              | warning C2E261
          'extra_hosts: ["a:1.2.3.4"]'                           | error C2E222
          'deploy: {rollback_config: {parallelism: 1, order: start-first}}' | warning C2E201
          'labels: {traefik.enable: "true"}'                     | warning C2E271
          'pre_start: [{command: a, privileged: true}]'          | error C2E233
          hostname: h                                            | warning C2E219
          hostname: web                                          |
          dns_search: ""                                         |
          dns_search: ["."]                                      |
          dns: []                                                |
          dns_search: example.com                                | warning C2E218
          'dns: [1.1.1.1, ""]'                                   | warning C2E218
          dns_opt: [use-vc]                                      | warning C2E218
          container_name: cc                                     | info C2E252
          """)
  void saysWhatBecomesOfAnAttribute(String attributes, String expected) {
    assertThat(said(attributes)).isEqualTo(expected == null ? List.of() : List.of(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "image: mysql, cap_add: [SYS_NICE] | warning C2E281",
        "image: mysql, cap_add: [CAP_SYS_NICE, CHOWN] | warning C2E281",
        "image: mysql, cap_add: [SYS_NICE, NET_ADMIN] | error C2E209",
        "image: acme/mysql, cap_add: [SYS_NICE] | error C2E209",
        "image: prom/mysqld-exporter, cap_add: [SYS_NICE] | error C2E209",
        "image: docker.elastic.co/elasticsearch/elasticsearch, cap_add: [IPC_LOCK] | warning C2E281",
        "image: hashicorp/vault, cap_add: [IPC_LOCK] | error C2E209",
        "image: x, cap_drop: [ALL], cap_add: [DAC_READ_SEARCH, CHOWN] | warning C2E282",
        "image: x, cap_drop: [DAC_OVERRIDE], cap_add: [CAP_DAC_READ_SEARCH] | warning C2E282",
        "image: x, cap_drop: [ALL], cap_add: [DAC_READ_SEARCH, DAC_OVERRIDE] |",
        "image: x, cap_add: [DAC_READ_SEARCH] |",
        "image: x, cap_drop: [ALL], cap_add: [CHOWN, SETUID, NET_BIND_SERVICE] |",
        "image: x, cap_drop: [ALL], cap_add: [DAC_READ_SEARCH, NET_ADMIN] | error C2E209",
        "image: x, ulimits: {memlock: -1}, environment: [bootstrap.memory_lock=true] |",
        "image: x, ulimits: {memlock: -1}, environment: [bootstrap.memory_lock=false] | warning C2E260",
        "image: x, ulimits: {memlock: -1}, command: [elasticsearch, -Ebootstrap.memory_lock=true] |",
      })
  void someOfItFollowsFromTheImage(String service, String expected) {
    List<String> said =
        SupportWalk.walk(Projects.of("name: p\nservices: {web: {" + service + "}}\n"))
            .diagnostics()
            .stream()
            .map((Diagnostic d) -> d.severity().word() + " " + d.code().id())
            .toList();
    assertThat(said).isEqualTo(expected == null ? List.of() : List.of(expected));
  }

  @Test
  void aBlockIsReportedOnceAndEveryLeafOfItCounted() {
    SupportWalk.Result result =
        walk("blkio_config: {weight: 1, device_read_bps: [{path: /a, rate: 1m}]}");
    assertThat(result.diagnostics()).hasSize(1);
    Coverage coverage = Coverage.of(result.decided(result.diagnostics()));
    assertThat(coverage.warned()).isEqualTo(3);
  }

  @Test
  void theStatesAddUp() {
    SupportWalk.Result result =
        walk("privileged: true, mac_address: x, environment: [A=b], ports: [\"80:80\"]");
    Coverage c = Coverage.of(result.decided(result.diagnostics()));
    assertThat(c.exact() + c.approximated() + c.noEffect() + c.warned() + c.rejected())
        .isEqualTo(c.leaves());
    assertThat(c.rejected()).isEqualTo(1);
    assertThat(c.warned()).isEqualTo(1);
  }

  @Test
  void extensionsOfOthersAreIgnored() {
    assertThat(said("x-other: {a: 1}")).isEmpty();
    assertThat(said("environment: {x-aws-role: a}, labels: {x-aws-vpc: b}")).isEmpty();
  }

  @Test
  void anAcceptanceLowersTheSeverity() {
    var project = Projects.service("privileged: true, x-aws-accept: {C2E214: fine}");
    List<Diagnostic> decided =
        Acceptance.apply(project, List.of(), SupportWalk.walk(project).diagnostics()).diagnostics();
    assertThat(decided)
        .singleElement()
        .satisfies(d -> assertThat(d.severity()).isEqualTo(Severity.WARNING));
  }
}
