package dev.c2ecs.cfn.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.Translated;
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
    assertThat(mapped.property("WorkerService", "ServiceConnectConfiguration"))
        .contains(Value.map("Enabled", Value.flag(false)));
    assertThat(mapped.containerOf("ProxyTaskDefinition", "proxy", "DockerLabels"))
        .contains(Value.map("c2ecs.connect", "api:8000 api:9000"));
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

  private static String proxied(String proxy, String api) {
    return """
        name: p
        services:
          proxy: {PROXY}
          api: {API}
          configured: {image: x, configs: [nginx]}
        configs: {nginx: {content: "x"}, conf: {content: 'CONF'}}
        """
        .replace("PROXY", proxy)
        .replace("API", api);
  }

  /** What shows that a program is a proxy that looks names up once: image, build, words, texts. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "build: {context: /c, dockerfile_inline: 'FROM nginx:1'}, environment: {A: 'api:80'}| ''| true",
        "build: {context: /c, dockerfile_inline: \"FROM node AS b\\nFROM haproxy\"},"
            + " environment: {A: 'api:80'}| ''| true",
        "build: {context: /c, dockerfile_inline: \"FROM nginx AS b\\nFROM node\"},"
            + " environment: {A: 'api:80'}| ''| false",
        "build: {context: /c, dockerfile_inline: \"FROM debian\\nCMD nginx -g x\"},"
            + " environment: {A: 'api:80'}| ''| true",
        "image: acme/app, command: nginx-entrypoint.sh, environment: {BACKEND: 'api:80'}| ''| true",
        "image: acme/app, command: [sh, -c, 'prepare && exec /usr/sbin/nginx -g x'],"
            + " environment: {BACKEND: 'http://api'}| ''| true",
        "image: acme/app, command: nginx-entrypoint.sh, environment: {DB: 'redis://api'}| ''| false",
        "image: acme/app, command: wait-for nginx:80, environment: {BACKEND: 'api:80'}| ''| false",
        "image: acme/nginx-front, environment: {BACKEND: 'api:80'}| ''| true",
        "image: acme/nginx-exporter, environment: {BACKEND: 'http://api:80'}| ''| false",
        "image: acme/nginx-php, environment: {BACKEND: 'http://api:80'}| ''| false",
        "image: acme/app, configs: [conf]| 'upstream a { server api:80; }'| true",
        "image: acme/app, configs: [conf]| 'location / { proxy_pass http://api:80; }'| true",
        "image: acme/app, configs: [conf]| 'location / { fastcgi_pass api:9000; }'| true",
        "image: acme/app, configs: [conf]| 'ProxyPass / http://api:80/'| true",
        "image: acme/app, configs: [conf]| 'api: http://api:80'| false",
        "image: 'caddy:2', environment: {BACKEND: 'api:80'}| ''| false",
        "image: 'envoyproxy/envoy:v1', environment: {BACKEND: 'api:80'}| ''| false"
      })
  void whatShowsAProxy(String proxy, String conf, boolean connects) {
    Mapped mapped =
        Mapped.project(
            MAPPER, proxied(proxy, "image: x, expose: ['80', '9000']").replace("CONF", conf));
    assertThat(services(mapped, "ApiService").isPresent()).isEqualTo(connects);
  }

  private static final String LEADS = "image: acme/app, configs: [conf]";
  private static final String PASS = "location / { proxy_pass http://api:9000; }";

  /** A proxy keeps the address of what has no stable one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "image: minio/minio| true",
        "build: {context: /c, dockerfile_inline: 'FROM postgres:17'}, expose: ['9000']| true",
        "image: 'minio/minio', x-aws-discovery: dns| false",
        "image: 'minio/minio', x-aws-discovery: connect, expose: ['9000']| false",
        "image: acme/api| false"
      })
  void aProxyKeepsTheAddressOfAStore(String api, boolean said) {
    Translated translated = Translated.of(proxied(LEADS, api).replace("CONF", PASS));
    assertThat(translated.codes().contains("C2E471")).isEqualTo(said);
    if (said) {
      assertThat(translated.said("C2E471")).contains("proxy looks api up once");
      assertThat(translated.codes()).doesNotContain("C2E314");
    }
  }

  @Test
  void aPortThatNothingTellsIsAskedFor() {
    String conf = "upstream a { server api:80; }";
    assertThat(
            Translated.of(proxied(LEADS, "image: acme/api").replace("CONF", conf)).said("C2E471"))
        .contains("add `expose:");
  }

  @Test
  void aDatabaseOfAVariableIsNothingThatAProxyLeadsTo() {
    String proxy = "image: 'nginx:1', environment: {DB: 'postgres://api:5432'}";
    assertThat(Translated.of(proxied(proxy, "image: 'postgres:17'")).codes())
        .doesNotContain("C2E471", "C2E314");
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
