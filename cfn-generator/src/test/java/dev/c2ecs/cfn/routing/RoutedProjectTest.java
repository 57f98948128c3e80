package dev.c2ecs.cfn.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Translated;
import dev.c2ecs.cfn.template.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutedProjectTest {

  private static final String CERTIFICATE =
      "arn:aws:acm:eu-west-1:123456789012:certificate/0123abcd-0123-0123-0123-0123456789ab";

  /** A Traefik, and a service with further labels. */
  private static String traefik(String command, String ports, String... labels) {
    return """
        name: p
        services:
          proxy:
            image: traefik:v3.1
            command: %s
            ports: %s
            volumes: ["/var/run/docker.sock:/var/run/docker.sock:ro"]
          web:
            image: acme/web:1
            depends_on: [proxy]
            labels:
              com.example.team: shop
              traefik.enable: "true"
        """
            .formatted(command, ports)
        + "      "
        + String.join("\n      ", labels)
        + "\n";
  }

  private static final String PORT = "traefik.http.services.s.loadbalancer.server.port: \"3000\"";
  private static final String RULE = "traefik.http.routers.r.rule: Host(`shop.example.com`)";
  private static final String WEB = "[--providers.docker, \"--entrypoints.web.address=:80\"]";

  @Test
  void aRouterIsARuleAndTheProxyIsGone() {
    Translated shop =
        Translated.of(
            traefik(
                WEB,
                "[\"8000:80\"]",
                "traefik.http.routers.r.rule: Host(`shop.example.com`) && PathPrefix(`/api`)",
                PORT));
    assertThat(shop.codes()).containsExactly("C2E430");
    assertThat(shop.ids("Service")).containsExactly("WebService");
    assertThat(shop.ids("Listener")).containsExactly("HTTP8000Listener");
    assertThat(shop.ids("ListenerRule")).hasSize(1);
    assertThat(shop.text(shop.ids("ListenerRule").get(0)))
        .contains("shop.example.com", "/api*", "WebTCP8000TargetGroup");
    assertThat(shop.property("WebTCP8000TargetGroup", "Port")).contains(Value.number(3000));
    assertThat(shop.text("WebTaskDefinition"))
        .contains("com.example.team")
        .doesNotContain("traefik");
  }

  @Test
  void tlsNeedsACertificateOfThePortOfTheProxy() {
    String command =
        "[--providers.docker, \"--entrypoints.web.address=:80\","
            + " \"--entrypoints.web.http.redirections.entrypoint.to=sec\","
            + " \"--entrypoints.sec.address=:443\"]";
    String tls = "traefik.http.routers.r.tls.certresolver: le";
    String with =
        "[\"80:80\", {target: 443, published: \"443\", x-aws-certificate: \""
            + CERTIFICATE
            + "\"}]";
    Translated secure = Translated.of(traefik(command, with, RULE, PORT, tls));
    assertThat(secure.codes()).containsExactly("C2E430");
    assertThat(secure.property("HTTP443Listener", "Protocol")).contains(Value.text("HTTPS"));
    assertThat(secure.text("HTTP80Listener")).contains("redirect");
    Translated plain = Translated.of(traefik(command, "[\"80:80\", \"443:443\"]", RULE, PORT, tls));
    assertThat(plain.codes()).containsExactlyInAnyOrder("C2E430", "C2E434");
    assertThat(plain.ids("Listener")).containsExactly("HTTP80Listener");
    assertThat(plain.property("HTTP80Listener", "Protocol")).contains(Value.text("HTTP"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "traefik.http.routers.r.priority: \"3\"",
        "traefik.http.routers.t.rule: HostRegexp(`{any:.+}`)",
        "traefik.tcp.routers.t.rule: HostSNI(`*`)",
        "traefik.http.services.s.loadbalancer.sticky.cookie: \"true\"",
        "traefik.frontend.rule: \"Host:a\"",
        "traefik.http.routers.r.entrypoints: elsewhere",
        "traefik.http.routers.r.service: elsewhere"
      })
  void anotherLabelIsAnErrorThatCanBeAccepted(String label) {
    String compose = traefik(WEB, "[\"80:80\"]", RULE, PORT, label);
    assertThat(Translated.of(compose).codes()).contains("C2E431");
    assertThat(Translated.of(compose).hasTemplate()).isFalse();
    Translated accepted = Translated.of(compose, "C2E431", "C2E381");
    assertThat(accepted.hasTemplate()).as(accepted.codes().toString()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a.basicauth.users; \"x:y\"",
        "a.digestauth.users; \"x:y\"",
        "a.forwardauth.address; http://auth",
        "a.ipallowlist.sourcerange; 10.0.0.0/8",
        "a.plugin.oidc.x; y",
        "a.chain.middlewares; \"c,b\"",
        "other.compress; \"true\""
      })
  void aLabelAboutWhoComesInCannotBeAccepted(String middleware, String value) {
    String compose =
        traefik(
            WEB,
            "[\"80:80\"]",
            RULE,
            PORT,
            "traefik.http.middlewares." + middleware + ": " + value,
            "traefik.http.middlewares.c.compress: \"true\"",
            "traefik.http.middlewares.b.basicauth.users: \"x:y\"",
            "traefik.http.routers.r.middlewares: a@docker");
    Translated accepted = Translated.of(compose, "C2E431", "C2E432");
    assertThat(accepted.codes()).contains("C2E432");
    assertThat(accepted.hasTemplate()).isFalse();
  }

  @Test
  void whatChangesRequestsOnlyCanBeAccepted() {
    String compose =
        traefik(
            WEB,
            "[\"80:80\"]",
            RULE,
            PORT,
            "traefik.http.middlewares.c.compress: \"true\"",
            "traefik.http.middlewares.a.chain.middlewares: c",
            "traefik.http.routers.r.middlewares: a");
    assertThat(Translated.of(compose).codes()).contains("C2E431").doesNotContain("C2E432");
    assertThat(Translated.of(compose, "C2E431").hasTemplate()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--entrypoints.web.http.middlewares=auth@file"})
  void aProxyThatChecksEverybodyIsNotLeftOut(String argument) {
    String command =
        "[--providers.docker, \"--entrypoints.web.address=:80\", \"" + argument + "\"]";
    Translated shop =
        Translated.of(traefik(command, "[\"80:80\"]", RULE, PORT), "C2E431", "C2E432");
    assertThat(shop.hasTemplate()).isFalse();
    assertThat(shop.codes()).contains("C2E432");
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop.localhost", "shop.local", "shop.test", "localhost"})
  void aLocalHostIsNoCondition(String host) {
    Translated shop =
        Translated.of(
            traefik(WEB, "[\"80:80\"]", "traefik.http.routers.r.rule: Host(`" + host + "`)", PORT));
    assertThat(shop.codes()).containsExactlyInAnyOrder("C2E430", "C2E433");
    assertThat(shop.ids("ListenerRule")).isEmpty();
  }

  @Test
  void aServiceThatIsNotEnabledIsNotPublished() {
    String compose =
        traefik(WEB, "[\"80:80\"]", RULE, PORT)
            + "  other:\n    image: acme/other:1\n    labels: {traefik.enable: \"false\","
            + " traefik.http.routers.o.rule: Host(`o.example.com`)}\n";
    assertThat(Translated.of(compose).ids("TargetGroup")).containsExactly("WebTCP80TargetGroup");
  }

  @Test
  void aTraefikWithoutLabelsStaysAServer() {
    Translated proxy =
        Translated.of(
            "name: p\nservices: {proxy: {image: 'traefik:v3', ports: ['80:80']},"
                + " web: {image: x, labels: {a: b}}}\n");
    assertThat(proxy.codes()).doesNotContain("C2E430");
    assertThat(proxy.ids("TaskDefinition")).contains("ProxyTaskDefinition");
  }

  private static String caddy(String... labels) {
    return """
        name: p
        services:
          proxy:
            image: lucaslorentz/caddy-docker-proxy:2.9
            ports: ["80:80", "443:443"]
            volumes: ["/var/run/docker.sock:/var/run/docker.sock"]
          web:
            image: acme/web:1
            labels:
        """
        + "      "
        + String.join("\n      ", labels)
        + "\n";
  }

  @Test
  void caddysSitesAreRules() {
    Translated shop =
        Translated.of(
            caddy(
                "caddy: http://shop.example.com",
                "caddy.reverse_proxy: \"/api/* {{upstreams 8000}}\"",
                "caddy_1: www.example.com",
                "caddy_1.reverse_proxy: \"{{upstreams 3000}}\""));
    assertThat(shop.codes()).containsExactlyInAnyOrder("C2E430", "C2E434", "C2E452");
    assertThat(shop.ids("ListenerRule")).hasSize(2);
    List<String> rules = shop.ids("ListenerRule").stream().map(shop::text).toList();
    assertThat(rules)
        .anyMatch(rule -> rule.contains("shop.example.com") && rule.contains("/api/*"));
    assertThat(rules).anyMatch(rule -> rule.contains("www.example.com"));
  }

  @ParameterizedTest
  @CsvSource({
    "caddy.encode: gzip,C2E431",
    "caddy.basic_auth: /,C2E432",
    "caddy.forward_auth: auth,C2E432",
    "caddy.import: guard,C2E432"
  })
  void directivesOfCaddyAreErrors(String label, String code) {
    Translated shop =
        Translated.of(
            caddy(
                "caddy: http://shop.example.com",
                "caddy.reverse_proxy: \"{{upstreams 8000}}\"",
                label));
    assertThat(shop.codes()).contains(code);
    assertThat(shop.hasTemplate()).isFalse();
  }

  private static String nginx(String volumes, String... variables) {
    return """
        name: p
        services:
          proxy:
            image: nginxproxy/nginx-proxy:1.6
            ports: ["80:80"]
            volumes: ["/var/run/docker.sock:/tmp/docker.sock:ro"%s]
          acme:
            image: nginxproxy/acme-companion:2.5
            volumes_from: [proxy]
          web:
            image: acme/web:1
            environment:
        """
            .formatted(volumes)
        + "      "
        + String.join("\n      ", variables)
        + "\n";
  }

  @Test
  void aVirtualHostIsARule() {
    Translated shop =
        Translated.of(
            nginx(
                "",
                "VIRTUAL_HOST: \"shop.example.com,*.example.org\"",
                "VIRTUAL_PATH: /api/",
                "VIRTUAL_PORT: \"8000\"",
                "LETSENCRYPT_HOST: shop.example.com"));
    assertThat(shop.codes()).containsExactlyInAnyOrder("C2E430", "C2E434");
    assertThat(shop.ids("TaskDefinition")).containsExactly("WebTaskDefinition");
    assertThat(shop.text(shop.ids("ListenerRule").get(0)))
        .contains("shop.example.com", "*.example.org", "/api/*");
    assertThat(shop.property("WebTCP80TargetGroup", "Port")).contains(Value.number(8000));
  }

  @ParameterizedTest
  @CsvSource({
    "VIRTUAL_DEST: /,C2E431",
    "VIRTUAL_PROTO: https,C2E431",
    "NETWORK_ACCESS: internal,C2E432"
  })
  void otherVariablesAreErrors(String variable, String code) {
    Translated shop = Translated.of(nginx("", "VIRTUAL_HOST: shop.example.com", variable));
    assertThat(shop.codes()).contains(code);
    assertThat(shop.hasTemplate()).isFalse();
  }

  @Test
  void passwordsOfTheProxyCannotBeAccepted() {
    String compose =
        nginx(", \"./htpasswd:/etc/nginx/htpasswd\"", "VIRTUAL_HOST: shop.example.com");
    assertThat(Translated.of(compose, "C2E431", "C2E432").hasTemplate()).isFalse();
  }
}
