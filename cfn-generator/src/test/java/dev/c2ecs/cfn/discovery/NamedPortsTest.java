package dev.c2ecs.cfn.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.secrets.ProjectCredentials;
import dev.c2ecs.compose.model.ComposeProject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NamedPortsTest {

  private static Map<String, String> ports(String compose) {
    Map<String, String> ports = new TreeMap<>();
    ComposeProject project = Projects.of(compose);
    NamedPorts.of(project, List.of(), Mentions.of(project, ProjectCredentials.of(project)))
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
  void aNumberThatMayBeAVersionOrAnOwnerIsNoPort() {
    assertThat(
            ports(
                """
                name: p
                services:
                  web:
                    image: x
                    command: "sh -c 'chown -R db:999 /data; echo api:17; exec run --api http://api/x'"
                    environment: {A: "db:16", B: "cache:443", CACHE_IMAGE: "cache:7000"}
                  db: {image: x}
                  api: {image: x}
                  cache: {image: x}
                """))
        .isEqualTo(Map.of("api", "[80]"));
  }

  @Test
  void hostAndPortStandInVariablesOfTheirOwn() {
    assertThat(
            ports(
                """
                name: p
                services:
                  web:
                    image: x
                    environment: {DB_HOST: db, DB_PORT: "6000", PGHOST: pg, PGPORT: "99999",
                      CACHE_HOST: cache, CACHE_HOST_PORT: "7001", MAIL_HOST: elsewhere, MAIL_PORT: "25"}
                  db: {image: x}
                  pg: {image: x}
                  cache: {image: x}
                """))
        .isEqualTo(Map.of("cache", "[7001]", "db", "[6000]"));
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
