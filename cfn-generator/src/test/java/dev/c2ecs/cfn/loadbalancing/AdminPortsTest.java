package dev.c2ecs.cfn.loadbalancing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.Translated;
import dev.c2ecs.cfn.discovery.ServiceText;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.TreePath;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminPortsTest {

  private static final String HAPROXY =
      """
      defaults
        mode http
      listen stats
        bind *:9999
        stats enable
        stats auth admin:admin
      frontend web
        bind :80 v4v6
        stats uri /stats
        default_backend apps
      frontend more
        bind 0.0.0.0:8405
        stats uri /
      backend apps
        server a app:8080
      """;

  private static final String ENVOY =
      """
      static_resources:
        listeners:
        - address: {socket_address: {address: 0.0.0.0, port_value: 8080}}
      admin:
        address:
          socket_address:
            address: 0.0.0.0
            port_value: 10000
      layered_runtime: {}
      """;

  @ParameterizedTest
  @CsvSource({
    "HAPROXY,9999,true",
    "HAPROXY,8405,true",
    "HAPROXY,80,false",
    "HAPROXY,8080,false",
    "ENVOY,10000,true",
    "ENVOY,8080,false"
  })
  void settingsSayWhereAProxyIsAdministered(String file, int port, boolean admin) {
    String text = file.equals("ENVOY") ? ENVOY : HAPROXY;
    AdminPorts ports =
        new AdminPorts(List.of(new ServiceText("lb", "a file", "", text, TreePath.of("services"))));
    Service service =
        Projects.of("name: p\nservices: {lb: {image: acme/lb}}\n")
            .services()
            .values()
            .iterator()
            .next();
    assertThat(ports.reason(service, port).isPresent()).isEqualTo(admin);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "image: acme/front, environment: {ENVOY_ADMIN_PORT: 10000}, ports: ['10000:10000'] | C2E380",
        "image: acme/front, environment: {ENVOY_PORT: 10000}, ports: ['10000:10000'] | ''",
        "image: acme/front, ports: [{target: 9901, published: '9901', x-aws-public: true}] | ''",
        "image: victoriametrics/vmagent, ports: ['8429:8429'] | C2E380",
        "image: 'victoriametrics/vmalert:v1', ports: ['8880:8880'] | C2E380",
        "image: haproxy, ports: ['8404:8404'] | C2E380",
      })
  void portsOfAdministrationAreNotOpened(String service, String code) {
    Translated project =
        Translated.of(
            "name: p\nservices: {web: {image: acme/web, ports: ['80:80']}, x: {"
                + service
                + "}}\n");
    assertThat(project.codes().stream().filter("C2E380"::equals).toList())
        .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
  }
}
