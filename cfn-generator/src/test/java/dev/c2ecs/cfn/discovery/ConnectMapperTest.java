package dev.c2ecs.cfn.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.Translator;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectMapperTest {

  private static final Mapper MAPPER = new ConnectMapper();

  private static final String PROXY =
      """
      name: p
      services:
        proxy: {image: "nginx:1.29", environment: {UPSTREAM: "api:8000"}}
        worker: {image: x, environment: {API: "http://api:8000"}}
        api: {image: x, expose: ["9000"]}
      """;

  private static Optional<Value> services(Mapped mapped, String service) {
    return mapped.property(service, "ServiceConnectConfiguration", "Services");
  }

  @Test
  void aProxyThatLooksNamesUpOnceHasAStableAddress() {
    Mapped mapped = Mapped.project(MAPPER, PROXY);
    assertThat(services(mapped, "ApiService").orElseThrow().toString())
        .contains("api-8000-connect", "api-9000-connect", "IdleTimeoutSeconds");
    assertThat(mapped.property("ProxyService", "ServiceConnectConfiguration", "Enabled"))
        .contains(Value.flag(true));
    assertThat(services(mapped, "ProxyService")).isEmpty();
    assertThat(mapped.property("WorkerService", "ServiceConnectConfiguration")).isEmpty();
    assertThat(mapped.containerOf("ProxyTaskDefinition", "proxy", "DockerLabels"))
        .contains(Value.map("c2ecs.connect", "api"));
  }

  @ParameterizedTest
  @CsvSource({
    "nginx:1.29, x, 'UPSTREAM: \"api:8000\"', '', true",
    "docker.io/library/nginx, x, 'UPSTREAM: \"api:8000\"', '', true",
    "haproxy:3, x, 'BACKEND: \"http://api\"', '', true",
    "nginx:1.29, x, 'UPSTREAM: api', '', false",
    "nginx:1.29, 'postgres:17', 'UPSTREAM: \"api:5432\"', '', false",
    "traefik:3, x, 'UPSTREAM: \"api:8000\"', '', false",
    "nginx:1.29, x, 'UPSTREAM: \"api:8000\"', 'x-aws-discovery: dns', false",
    "other, x, 'UPSTREAM: \"api:8000\"', 'x-aws-discovery: connect', true",
    "other, x, 'NOTHING: \"1\"', 'x-aws-discovery: connect, expose: [\"1\"]', true"
  })
  void whoIsReachedThroughServiceConnect(
      String proxy, String image, String variable, String said, boolean connects) {
    String extra = said.isEmpty() ? "" : ", " + said;
    Mapped mapped =
        Mapped.project(
            MAPPER,
            "name: p\nservices:\n  proxy: {image: \""
                + proxy
                + "\", environment: {"
                + variable
                + "}}\n  api: {image: \""
                + image
                + "\""
                + extra
                + "}\n");
    assertThat(services(mapped, "ApiService").isPresent()).isEqualTo(connects);
  }

  @Test
  void aServiceWithoutAKnownPortIsReachedByDnsOnly() {
    List<String> codes =
        Translator.translate(
                Projects.of(
                    "name: p\nservices: {a: {image: x, x-aws-discovery: connect}, b: {image: x}}\n"),
                Surroundings.UNKNOWN,
                List.of())
            .diagnostics()
            .stream()
            .map((Diagnostic d) -> d.code().id())
            .toList();
    assertThat(codes).contains("C2E313");
  }
}
