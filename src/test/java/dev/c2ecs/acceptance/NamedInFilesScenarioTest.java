package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** S19, S21: names in delivered files and in Dockerfiles count as those in attributes do. */
class NamedInFilesScenarioTest extends Scenario {

  private static final String NGINX =
      """
      # an old upstream was http://gone:1234
      upstream api { server api:3000; }
      server {
        resolver 127.0.0.11;
        location /store { proxy_pass http://127.0.0.1:9200; }
        location /nightly { proxy_pass http://nightly/; }
        location /hidden { proxy_pass http://hidden:4000; }
      }
      """;

  private static final String COMPOSE =
      """
      name: shop
      services:
        proxy:
          image: nginx:1.27
          ports: ["80:80"]
          volumes: ["./nginx.conf:/etc/nginx/nginx.conf:ro"]
        api: {build: ./api}
        db: {image: "postgres:16", environment: {POSTGRES_HOST_AUTH_METHOD: trust}}
        search: {image: "elasticsearch:8.15.0"}
        nightly: {image: example/nightly, x-aws-schedule: rate(1 day)}
        hidden: {image: example/hidden, networks: [closed]}
      networks: {closed: {}}
      """;

  private Path project() throws IOException {
    Path directory = directory();
    Files.writeString(directory.resolve("compose.yaml"), COMPOSE);
    Files.writeString(directory.resolve("nginx.conf"), NGINX);
    Path api = Files.createDirectory(directory.resolve("api"));
    Files.writeString(
        api.resolve("Dockerfile"),
        "FROM node:22\nENV PGHOST=db\nHEALTHCHECK CMD curl -f http://localhost:3000/\n");
    return directory;
  }

  @Test
  void aProxyReachesWhatItsMountedConfigurationNames() throws IOException {
    Program.Result result = Program.in(project()).run("convert", "--format", "json");
    Template template = keep(result);
    assertThat(result.err()).contains("C2E314: proxy reaches api through Service Connect");
    Object alias =
        template.at("ApiService", "ServiceConnectConfiguration", "Services", 0, "ClientAliases", 0);
    assertThat(Template.map(alias)).containsEntry("DnsName", "api").containsEntry("Port", 3000L);
    assertThat(template.resources().get("ProxyService")).containsKey("DependsOn");
    assertThat(String.valueOf(template.resources().get("ProxyService"))).contains("ApiService");
    assertThat(String.valueOf(template.resources().get("ApiService"))).contains("DbService");
  }

  @Test
  void whatCannotWorkIsSaidAtTheMount() throws IOException {
    String said = Program.in(project()).run("check").out();
    assertThat(said)
        .contains("compose.yaml:6:15: warning C2E356: /etc/nginx/nginx.conf of proxy names")
        .contains("compose.yaml:6:15: warning C2E436: /etc/nginx/nginx.conf of proxy names")
        .contains("localhost with a port of search")
        .contains("compose.yaml:6:15: warning C2E437: proxy names hidden but shares no network")
        .contains("compose.yaml:6:15: warning C2E439: proxy names nightly, which leads nowhere")
        .doesNotContain("gone", "reaches hidden");
  }
}
