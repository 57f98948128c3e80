package dev.c2ecs.cfn.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Translated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnResolversTest {

  private static String shop(String config) {
    return """
        name: p
        services:
          web: {image: acme/web, configs: [c], environment: {API_HOST: api, NAMES: 169.254.169.253}}
          api: {image: acme/api, expose: ["8000"], networks: {default: {aliases: [api.shop.x]}}}
        configs:
          c:
            content: |
              CONFIG
        """
        .replace("CONFIG", config.replace("$", "$$").replace("\\n", "\n              "));
  }

  /** Names are looked up by a resolver only where a configuration says so. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "resolver 1.1.1.1; location / { set $u http://api:8000; proxy_pass $u; }| api.p.local",
        "resolver 1.1.1.1; location / { set $u api; proxy_pass http://$u:8000; }| api.p.local",
        "resolver 1.1.1.1; location / { proxy_pass http://api:8000$request_uri; }| api.p.local",
        "resolver 1.1.1.1; location / { proxy_pass http://api.shop.x:8000/?$args; }| api.shop.x.p.local",
        "resolver 1.1.1.1; location / { set $u api:9000; fastcgi_pass $u; }| api.p.local",
        "resolver ${NAMES}; location / { set $u http://${API_HOST}:80; proxy_pass $u; }| api.p.local",
        "resolver 1.1.1.1; upstream u { zone z 1k; server api:8000 resolve; }| api.p.local",
        "resolver 1.1.1.1; map $host $u { default api:80; } server { proxy_pass http://$u; }| api.p.local",
        "resolver 1.1.1.1; location / { set $u http://api.p.local:8000; proxy_pass $u; }| ''",
        "resolver 1.1.1.1; location / { set $u http://other:8000; proxy_pass $u; }| ''",
        "resolver 1.1.1.1; location / { proxy_pass http://api:8000/; }| ''",
        "resolver 1.1.1.1; location / { proxy_pass http://${API_HOST}:8000; }| ''",
        "resolver 1.1.1.1; upstream api { server api:8000; } location / { proxy_pass http://api$uri; }| ''",
        "resolver 1.1.1.1; upstream u { server api:8000; }| ''",
        "resolver 1.1.1.1; set $u http://api:8000;| ''",
        "# resolver 1.1.1.1;\\nlocation / { set $u http://api:8000; proxy_pass $u; }| ''",
        "location / { set $u http://api:8000; proxy_pass $u; }| ''",
        "resolvers d\\n  nameserver a 1.1.1.1:53\\nbackend b\\n  server s api:8000 resolvers d| api.p.local",
        "resolvers d\\nbackend b\\n  server-template s 3 api:8000 check resolvers d| api.p.local",
        "defaults\\n  default-server resolvers d\\nbackend b\\n  server s api:8000 check| api.p.local",
        "resolvers d\\nbackend b\\n  server s api:8000 check| ''",
        "cache_peer api parent 8000 0 no-query| api.p.local",
        "append_domain .p.local\\ncache_peer api parent 8000 0| ''",
        "no_default_search_domain: true\\naddress: api| api.p.local",
        "address: api| ''"
      })
  void shortNamesOfAConfiguration(String config, String whole) {
    Translated translated = Translated.of(shop(config));
    assertThat(translated.codes().contains("C2E470")).isEqualTo(!whole.isEmpty());
    if (!whole.isEmpty()) {
      assertThat(translated.said("C2E470"))
          .contains("config c of web has", "write `" + whole + "`")
          .containsOnlyOnce("looked up");
    }
  }

  /** The same of a script in an entry point, whose shell hides variables. */
  @ParameterizedTest
  @CsvSource({"true", "false"})
  void shortNamesOfAScript(boolean resolver) {
    Translated translated =
        Translated.of(
            """
            name: p
            services:
              web:
                image: nginx:1
                entrypoint:
                  - sh
                  - -c
                  - |
                    cat <<EOF > /etc/nginx/nginx.conf
                    http { RESOLVER server { location / { proxy_pass http://api:3100\\\\$$request_uri; } } }
                    EOF
              api: {image: acme/api, expose: ["3100"]}
            """
                .replace("RESOLVER", resolver ? "resolver 127.0.0.11;" : ""));
    assertThat(translated.codes().contains("C2E470")).isEqualTo(resolver);
    if (resolver) {
      assertThat(translated.said("C2E470")).contains("the entrypoint of web", "`api.p.local`");
      assertThat(translated.said("C2E356")).contains("169.254.169.253", "`api.p.local`");
      assertThat(translated.codes()).contains("C2E314");
    }
  }

  /** Images whose own configuration does so, and the variables that they have for the host. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "image: ghcr.io/zammad/zammad:7, command: [zammad-nginx]"
            + "| zammad-railsserver| set ZAMMAD_RAILSSERVER_HOST to `zammad-railsserver.p.local`",
        "image: ghcr.io/zammad/zammad:7, command: [zammad-nginx], environment: {ZAMMAD_WEBSOCKET_HOST: ws}"
            + "| ws| set ZAMMAD_WEBSOCKET_HOST to `ws.p.local`",
        "image: ghcr.io/zammad/zammad:7, command: [zammad-scheduler]| zammad-railsserver| ''",
        "image: ghcr.io/zammad/zammad:7, command: [zammad-nginx]| other| ''",
        "image: jitsi/web:stable, environment: {XMPP_BOSH_URL_BASE: ''}| xmpp.meet.jitsi"
            + "| set XMPP_BOSH_URL_BASE to `http://xmpp.meet.jitsi.p.local:5280`",
        "image: jitsi/web:stable, environment: {XMPP_BOSH_URL_BASE: 'http://xmpp.meet.jitsi.p.local:5280'}"
            + "| xmpp.meet.jitsi| ''",
        "image: jitsi/jvb| xmpp.meet.jitsi| ''"
      })
  void variablesOfImages(String web, String name, String hint) {
    Translated translated =
        Translated.of(
            "name: p\nservices:\n  web: {"
                + web
                + "}\n  other1: {image: acme/x, networks: {default: {aliases: ["
                + name
                + "]}}}\n");
    assertThat(translated.said("C2E470")).contains(hint);
    assertThat(translated.codes().contains("C2E470")).isEqualTo(!hint.isEmpty());
  }

  /** A whole name counts as the short one does, but not for Service Connect. */
  @ParameterizedTest
  @CsvSource({"api, true", "api.p.local, false"})
  void aWholeNameIsOfTheService(String name, boolean connects) {
    Translated translated =
        Translated.of(shop("location / { proxy_pass http://NAME:8000; }".replace("NAME", name)));
    assertThat(translated.codes().contains("C2E314")).isEqualTo(connects);
    assertThat(translated.codes()).doesNotContain("C2E439", "C2E437");
    assertThat(translated.text("ApiTaskDefinition")).contains("8000");
  }
}
