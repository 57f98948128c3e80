package dev.c2ecs.cfn.loadbalancing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Translated;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnnumberedPortsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: {image: i/a, ports: ['8080:80', '9000']} | HTTP8080Listener | not published, others have one: 9000 of a",
        "a: {image: i/a, ports: ['8080:80']}, b: {image: i/b, ports: ['9000']} | HTTP8080Listener | not published, others have one: 9000 of b",
        "a: {image: i/a, ports: ['8080:80', '80']} | HTTP8080Listener | not published, others have one: 80 of a",
        "a: {image: i/a, ports: ['8080:80']}, db: {image: postgres, volumes: ['v:/var/lib/postgresql/data'], ports: ['5432']} | HTTP8080Listener | ''",
        "a: {image: i/a, ports: ['9000']} | Network9000Listener | published under their own: 9000 of a",
        "a: {image: i/a, ports: ['9000']}, db: {image: postgres, volumes: ['v:/var/lib/postgresql/data'], ports: ['5432:5432']} | Network9000Listener | published under their own: 9000 of a",
        "a: {image: i/a, ports: ['9000']}, b: {image: i/b, ports: ['127.0.0.1:9001:9001']} | Network9000Listener | published under their own: 9000 of a",
        "a: {image: i/a, ports: ['80', '9000']}, b: {image: i/b, ports: ['80']} | Network9000Listener | several want one number, are not published: 80 of a",
        "a: {image: i/a, ports: ['8080:80', {target: 9000, x-aws-public: true}]} | HTTP8080Listener Network9000Listener | ''",
        "a: {image: i/a, ports: ['8080:80', {target: 80, x-aws-host: a.example.com}]} | HTTP8080Listener HTTP80Listener | ''",
        "a: {image: i/a, ports: ['8080:80', {target: 9000, x-aws-protocol: http}]} | HTTP8080Listener HTTP9000Listener | ''",
        "a: {image: i/a, ports: ['8080:80', {target: 9000, app_protocol: http}]} | HTTP8080Listener | not published, others have one: 9000 of a",
        "a: {image: i/a, ports: ['8080:80', {target: 9000, x-aws-internal: true}]} | HTTP8080Listener InternalNetwork9000Listener | ''",
      })
  void aPortWithoutANumberIsOpenedOnlyWhereNoOtherIs(
      String services, String listeners, String said) {
    Translated project = Translated.of("name: p\nservices: {" + services + "}\nvolumes: {v: }\n");
    assertThat(project.ids("Listener")).containsExactlyInAnyOrder(listeners.split(" ", -1));
    assertThat(project.said("C2E304")).contains(said);
    assertThat(project.said("C2E304").isEmpty()).isEqualTo(said.isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: {image: i/a, ports: ['127.0.0.1:80:80']} | warning nobody reaches p",
        "a: {image: i/a, ports: ['127.0.0.1:80:80', '[::1]:81:81']} | warning warning nobody reaches p",
        "a: {image: i/a, ports: ['127.0.0.1:80:80']}, db: {image: redis, ports: ['127.0.0.1:6379:6379']} | warning nobody reaches p",
        "db: {image: redis, ports: ['127.0.0.1:6379:6379']} | info no load balancer",
        "db: {image: i/redis, ports: ['127.0.0.1:6379:6379']} | info no load balancer",
        "a: {image: i/a, ports: ['80:80', '127.0.0.1:81:81']} | info no load balancer",
        "a: {image: i/a, ports: ['127.0.0.1:81:81']}, b: {image: i/b, ports: ['80']} | info no load balancer",
        "a: {image: i/a, ports: [{target: 81, published: '81', host_ip: 127.0.0.1, x-aws-public: true}]} | ''",
      })
  void aProjectThatNobodyReachesIsAWarning(String services, String expected) {
    Translated project = Translated.of("name: p\nservices: {" + services + "}\n");
    String what = expected.replaceAll("^(?:(?:warning|info) )*", "");
    assertThat(project.said("C2E302")).contains(what);
    long warnings = Stream.of(expected.split(" ", -1)).filter("warning"::equals).count();
    assertThat(project.severities("C2E302").stream().filter("warning"::equals).count())
        .isEqualTo(warnings);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "postgres | 5432:5432 5433:5433 | ports 5432, 5433 of db are",
        "grafana/loki | 3100:3100 7946:7946 9095:9095 9096:9096 9097:9097 | ports 3100, 7946, 9095 to 9097 of db are",
        "postgres | 5432:5432 | port 5432 of db is",
      })
  void theClosedPortsOfAServiceAreOneLine(String image, String ports, String said) {
    Translated project =
        Translated.of(
            "name: p\nservices: {web: {image: nginx, ports: ['80:80']}, db: {image: "
                + image
                + ", ports: ["
                + "'"
                + ports.replace(" ", "', '")
                + "'"
                + "]}}\n");
    assertThat(project.codes().stream().filter("C2E380"::equals).toList())
        .isEqualTo(List.of("C2E380"));
    assertThat(project.said("C2E380")).startsWith(said);
  }
}
