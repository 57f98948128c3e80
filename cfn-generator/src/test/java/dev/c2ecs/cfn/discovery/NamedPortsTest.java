package dev.c2ecs.cfn.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.secrets.ProjectCredentials;
import dev.c2ecs.compose.model.ComposeProject;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NamedPortsTest {

  private static Map<String, String> ports(String compose) {
    Map<String, String> ports = new TreeMap<>();
    ComposeProject project = Projects.of(compose);
    NamedPorts.of(project, ProjectCredentials.of(project))
        .forEach(
            (service, known) ->
                ports.put(service, known.stream().map(KnownPort::number).toList().toString()));
    return ports;
  }

  @Test
  void addressesInTheEnvironmentOfOthersNameAPort() {
    assertThat(
            ports(
                """
                name: p
                services:
                  web:
                    image: x
                    environment:
                      A: "api:8000"
                      B: "http://user@api:8001/path,cache:6379"
                      C: "web:80"
                      D: "other.api:1"
                      E: "elsewhere:9000"
                  api: {image: x}
                  cache: {image: x}
                """))
        .isEqualTo(Map.of("api", "[8000, 8001]", "cache", "[6379]"));
  }

  @Test
  void aHealthCheckNamesItsOwnPort() {
    assertThat(
            ports(
                """
                name: p
                services:
                  web: {image: x, healthcheck: {test: "curl -f http://localhost:8080/live"}}
                  api: {image: x, healthcheck: {test: [CMD, wget, "http://other:1234/"]}}
                """))
        .isEqualTo(Map.of("web", "[8080]"));
  }
}
