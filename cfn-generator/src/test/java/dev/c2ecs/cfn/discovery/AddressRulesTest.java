package dev.c2ecs.cfn.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.c2ecs.cfn.Translated;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressRulesTest {

  private static String shop(String attributes) {
    return "name: p\nservices:\n  web: {image: acme/web:1, ports: ['80:3000', '8080:8080'], "
        + attributes
        + "}\n  cache: {image: 'redis:7'}\n  side: {image: acme/side:1, expose: ['9000'],"
        + " network_mode: 'service:web'}\n";
  }

  @Test
  void addressesOfAText() {
    assertThat(LocalAddress.of("a=ws://localhost:80/x,http://u:p@127.0.0.1:8080"))
        .extracting(LocalAddress::scheme, LocalAddress::port)
        .containsExactly(tuple("ws", 80), tuple("http", 8080));
    assertThat(LocalAddress.of("https://localhost/x,http://localhost"))
        .extracting(LocalAddress::port, LocalAddress::written)
        .containsExactly(tuple(443, false), tuple(80, false));
    assertThat(LocalAddress.of("http://localhost.example.com http://localhost-x redis://localhost"))
        .isEmpty();
    assertThat(LocalAddress.of("http://xlocalhost:80 localhost:0 localhost:80a localhost: 1"))
        .isEmpty();
    assertThat(LocalAddress.of("localhost:99999999999")).isEmpty();
    assertThat(LocalAddress.of("localhost:80:80")).isEmpty();
  }

  @Test
  void allAddressesWithAPublishedPortAreOneWarning() {
    Translated said =
        Translated.of(
            shop("environment: {A: 'http://localhost:80', B: 'http://127.0.0.1:8080/x'}"));
    assertThat(said.codes()).containsOnlyOnce("C2E435");
    assertThat(said.said("C2E435")).contains("A, B of web");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "environment: {A: 'redis://localhost:6379'}; true",
        "command: serve --cache 127.0.0.1:6379; true",
        "command: serve -external.url=http://127.0.0.1:6379; false",
        "command: [serve, --web.external-url, 'http://localhost:6379']; false",
        "command: serve --public-url=http://localhost:6379; false",
        "command: serve --externaldb=localhost:6379; true",
        "environment: {CACHE_HOST: localhost, CACHE_PORT: 6379}; true",
        "environment: {CACHE_HOST: 127.0.0.1, CACHE_PORT: '6379'}; true",
        "environment: {CACHE_HOST: cache, CACHE_PORT: 6379}; false",
        "environment: {CACHE_HOST: localhost, OTHER_PORT: 6379}; false",
        "environment: {CACHE_HOST: localhost}; false",
        "environment: {SIDE_HOST: localhost, SIDE_PORT: 9000}; false",
        "environment: {A: 'localhost:9000'}; false",
        "environment: {A: 'http://localhost:3000'}; false",
        "environment: {A: 'localhost:7777'}; false"
      })
  void aNeighbourIsNotAtLocalhost(String attributes, boolean warned) {
    Translated said = Translated.of(shop(attributes));
    assertThat(said.codes().contains("C2E436")).isEqualTo(warned);
    if (warned) {
      assertThat(said.said("C2E436")).contains("cache", "web");
    }
  }

  /** Texts that people read, and those that a program connects to. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "expr: up{job=\"x\",instance=\"localhost:6379\"}; false",
        "expr: up{instance=~\"localhost:6379\"}; false",
        "\"expr\": \"up{instance=\\\"localhost:6379\\\"}\"; false",
        "up{instance=\"x\"} localhost:6379; true",
        "targets: [\"localhost:6379\"]; true",
        "runbook_url: http://localhost:6379/x; false",
        "dashboard: \"http://localhost:6379/d/x\"; false",
        "external_url: http://localhost:6379; false",
        "url: http://localhost:6379; true",
        "external_db: localhost:6379; true",
        "reverse_proxy {$$SET:localhost:6379}; false",
        "reverse_proxy {$$UNSET:localhost:6379}; true",
        "a $${SET:-http://localhost:6379}; false",
        "a $${UNSET:-http://localhost:6379}; true",
        "{\"schemaVersion\": 1, \"panels\": [], \"url\": \"http://localhost:6379\"}; false",
        "{\"panels\": [], \"url\": \"http://localhost:6379\"}; true"
      })
  void linksAndLabelsAreNoConnections(String text, boolean warned) {
    Translated said =
        Translated.of(
            shop("environment: {SET: x}, configs: [c]")
                + "configs:\n  c:\n    content: |\n      "
                + text
                + "\n");
    assertThat(said.codes().contains("C2E436")).isEqualTo(warned);
  }

  /** Names and values with which a server, or a browser, is told of the developer's machine. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "PUBLIC_HOST: 'localhost:8080'; true; ${LoadBalancer.DNSName}:8080",
        "APP_DOMAIN: localhost; true; ${LoadBalancer.DNSName}",
        "PHX_HOST: localhost; true; ${LoadBalancer.DNSName}",
        "DJANGO_ALLOWED_HOSTS: 'localhost,127.0.0.1'; true; ${LoadBalancer.DNSName}",
        "ALLOWED_HOSTS: 'localhost 127.0.0.1 [::1]'; true; ${LoadBalancer.DNSName}",
        "CORS_ORIGINS: 'http://localhost:8080'; true; http://${NetworkLoadBalancer.DNSName}:8080",
        "ALLOWED_HOSTS: 'localhost,example.com'; false; ''",
        "LISTEN_HOST: 'localhost:8080'; false; ''",
        "DB_URL: localhost; false; ''",
        "HOST: localhost; false; ''",
        "BIND: 127.0.0.1; false; ''"
      })
  void aNameOfThisMachineIsForNobodyOutside(String variable, boolean warned, String address) {
    Translated said = Translated.of(shop("environment: {" + variable + "}"));
    assertThat(said.codes().contains("C2E435")).isEqualTo(warned);
    if (warned) {
      String name = variable.substring(0, variable.indexOf(':'));
      Translated replaced =
          Translated.of(shop("environment: {" + variable + "}, x-aws-public_urls: [" + name + "]"));
      assertThat(replaced.codes()).doesNotContain("C2E435", "C2E361");
      assertThat(replaced.text("WebTaskDefinition").replace("NetworkLoad", "Load"))
          .contains(address.replace("NetworkLoad", "Load"));
    }
  }

  @Test
  void aServiceThatNoNetworkLeadsTo() {
    String compose =
        """
        name: p
        services:
          web: {image: acme/web:1, networks: [a], environment: {DB: 'postgres://db:5432', C: 'http://both:80'}}
          db: {image: acme/db:1, networks: [b]}
          both: {image: acme/both:1, networks: [a, b]}
        networks: {a: {}, b: {}}
        """;
    assertThat(Translated.of(compose).said("C2E437"))
        .contains("web names db but shares no network with it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "x-aws-schedule: rate(1 day); http://other:80; other",
        "x-aws-schedule: rate(1 day), container_name: Box; http://box:80; other (box)",
        "network_mode: 'service:web'; http://other:80; other",
        "expose: ['80']; http://other:80; ''"
      })
  void whatHasNoNameLeadsNowhere(String attributes, String text, String named) {
    Translated said =
        Translated.of(
            "name: p\nservices:\n  web: {image: acme/web:1, environment: {A: '"
                + text
                + "'}}\n  other: {image: acme/other:1, "
                + attributes
                + "}\n  last: {image: acme/last:1}\n");
    if (named.isEmpty()) {
      assertThat(said.codes()).doesNotContain("C2E439");
    } else {
      assertThat(said.said("C2E439")).contains("web names " + named + ", which leads nowhere");
    }
  }

  @Test
  void aVariableGetsThePublicAddress() {
    Translated said =
        Translated.of(
            shop(
                "x-aws-public_urls: [A, B], environment: {A: 'http://localhost:80/x?$${y}',"
                    + " B: 'ws://localhost:8080'}"));
    assertThat(said.codes()).doesNotContain("C2E435", "C2E361");
    assertThat(said.text("WebTaskDefinition"))
        .contains(
            "Sub[text=http://${LoadBalancer.DNSName}/x?${!y}]",
            "Sub[text=ws://${NetworkLoadBalancer.DNSName}:8080]");
  }

  @Test
  void theDomainIsThePublicAddress() {
    Translated said =
        Translated.of(
            """
            name: p
            services:
              web:
                image: acme/web:1
                ports: [{target: 3000, published: "443", x-aws-domain: shop.example.com}]
                environment: {A: "http://localhost:443/x"}
                x-aws-public_urls: [A]
            """);
    assertThat(said.text("WebTaskDefinition")).contains("https://shop.example.com/x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "x-aws-public_urls: [NONE]",
        "x-aws-public_urls: [A], environment: {A: 'http://localhost:9999'}",
        "x-aws-public_urls: [A], environment: {A: 'http://example.com'}"
      })
  void aVariableWithoutSuchAnAddressIsRefused(String attributes) {
    assertThat(Translated.of(shop(attributes)).codes()).contains("C2E361");
  }
}
