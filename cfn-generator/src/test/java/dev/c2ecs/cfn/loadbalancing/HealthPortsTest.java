package dev.c2ecs.cfn.loadbalancing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.Translated;
import dev.c2ecs.cfn.Translator;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HealthPortsTest {

  /** A service with three ports, and which of them tells whether its tasks are well. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ports: ['80:80', '3000:3000', '3100:3100'] | '' | 80",
        "ports: ['3000:3000', '3100:3100', '4000:4000'] | '' | 3000",
        "ports: ['3000:3000', '3100:3100', '80:80'] | '' | 80",
        "ports: ['80:80', '3000:3000', '3100:3100'], environment: {PORT: 3100} | '' | 3100",
        "ports: ['80:80', '3000:3000', '3100:3100'], environment: {API_PORT: 3100} | '' | 3100",
        "ports: ['80:80', '3000:3000', '3100:3100'], environment: {REPORT: 3100} | '' | 80",
        "ports: ['80:80', '3000:3000', '3100:3100'], command: serve --listen 0.0.0.0:3000 | '' | 3000",
        "ports: ['80:80', '3000:3000', '3100:3100'], command: [x, -p, '13000'] | '' | 80",
        "ports: ['80:80', '3000:3000', '3100:3100'] | environment: {API: 'http://web:3100/v1'} | 3100",
        "ports: ['80:80', '3000:3000', '3100:3100'] | environment: {API: 'http://localhost:3000'} | 3000",
        "ports: ['80:80', '5000:3000', '3100:3100'] | environment: {API: 'http://localhost:5000'} | 3000",
        "ports: ['80:80', '3000:3000', '9000:3100'], environment: {URL: 'http://localhost:3100'} | '' | 3100",
        "ports: ['80:80', '3000:3000', '3100:3100'], environment: {PORT: 3000} | environment: {A: 'http://web:3100'} | 3100",
        "ports: ['80:80', '3000:3000', '3100:3100'], environment: {PORT: 80} | environment: {A: 'web:3100'} | 80",
        "ports: ['80:80', '3000:3000', '3100:3100'], labels: {traefik.http.services.w.loadbalancer.server.port: '3000'} | '' | 3000",
        "image: logstash, ports: ['5044:5044', '5000:5000', '9600:9600'] | '' | 9600",
        "ports: ['53:53/udp', '53:53', '3000:3000'], environment: {PORT: 3000} | '' | 3000",
      })
  void theMainPortIsTheOneThatSomethingShows(String web, String other, int port) {
    String image = web.startsWith("image:") ? "" : "image: me/web, ";
    List<String> said =
        Translator.translate(
                Projects.of(
                    "name: p\nservices:\n  web: {"
                        + image
                        + web
                        + "}\n  other: {image: me/other"
                        + (other.isEmpty() ? "" : ", " + other)
                        + "}\n"),
                Surroundings.UNKNOWN,
                List.of())
            .diagnostics()
            .stream()
            .filter(d -> d.code().id().equals("C2E452"))
            .map(Diagnostic::message)
            .toList();
    assertThat(said).singleElement().asString().endsWith(": web " + port);
  }

  /** Who says which port is checked need not be told, nor who publishes one site. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ports: ['80:80', '3000:3000'], healthcheck: {test: 'curl http://localhost:3000/up'}",
        "ports: [{target: 80, published: '80', x-aws-healthcheck: {path: /up}}, '3000:3000']",
        "ports: ['80:80', '443:443']",
        "ports: ['80:80', '8080:80']",
        "ports: ['80:80']",
      })
  void whatIsPlainIsNotSaid(String web) {
    assertThat(Translated.of("name: p\nservices: {web: {image: me/web, " + web + "}}\n").codes())
        .doesNotContain("C2E452");
  }
}
