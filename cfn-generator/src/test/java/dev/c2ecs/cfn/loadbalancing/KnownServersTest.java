package dev.c2ecs.cfn.loadbalancing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.Translation;
import dev.c2ecs.cfn.Translator;
import dev.c2ecs.cfn.exposure.Exposure;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.cfn.template.Template;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which published ports face the Internet, by image, number and what the file says. */
class KnownServersTest {

  /** The exposed targets of a service beside one that is always open. */
  private static List<Integer> open(String attributes) {
    Translation translation =
        Translator.translate(
            Projects.of(
                """
                name: p
                services:
                  x: {%s}
                  other: {image: nginx, ports: ["65000:80"]}
                configs: {k: {content: x}}
                """
                    .formatted(attributes)),
            Surroundings.UNKNOWN,
            List.of());
    Template template =
        translation
            .template()
            .orElseThrow(() -> new AssertionError(translation.diagnostics().toString()));
    return Exposure.of(template).stream()
        .filter(exposure -> exposure.service().equals("x"))
        .map(Exposure::target)
        .distinct()
        .toList();
  }

  private static boolean isOpen(String image, String port) {
    return !open("image: \"" + image + "\", ports: [\"" + port + "\"], expose: [\"65001\"]")
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "postgres, 5432:5432",
    "postgres:17-alpine, 15432:5432",
    "postgres, 5433:5433",
    "docker.io/postgres:17, 5432:5432",
    "docker.io/library/postgres, 5432:5432",
    "library/postgres, 5432:5432",
    "public.ecr.aws/docker/library/postgres:17, 5432:5432",
    "mirror.gcr.io/library/redis, 6379:6379",
    "registry.example.com:5000/mysql:8, 3306:3306",
    "localhost:5000/bitnami/mariadb, 3307:3307",
    "localhost/mongo, 9999:9999",
    "arm64v8/redis:7, 7000:7000",
    "cgr.dev/chainguard/postgres, 1:1",
    "redis@sha256:0123456789012345678901234567890123456789012345678901234567890123, 7001:7001",
    "redis:7@sha256:0123456789012345678901234567890123456789012345678901234567890123, 7001:7001",
    "redis/redis-stack, 8001:8001",
    "ghcr.io/valkey-io/valkey:9, 6380:6380",
    "bitnamilegacy/valkey:8.0, 6380:6380",
    "bitnamisecure/postgresql, 5433:5433",
    "postgis/postgis:17-3.5, 5433:5433",
    "timescale/timescaledb-ha:pg17, 5433:5433",
    "pgvector/pgvector:pg17, 5433:5433",
    "mcr.microsoft.com/mssql/server:2022-latest, 14330:14330",
    "gvenzl/oracle-free:23, 1522:1522",
    "mongodb/mongodb-community-server, 27020:27020",
    "couchdb, 5985:5984",
    "neo4j:5, 7474:7474",
    "neo4j:5, 7687:7687",
    "docker.elastic.co/elasticsearch/elasticsearch:8.15.0, 1200:9200",
    "opensearchproject/opensearch, 9600:9600",
    "getmeili/meilisearch, 7700:7700",
    "clickhouse/clickhouse-server, 8123:8123",
    "influxdb:2, 8086:8086",
    "prom/prometheus, 9090:9090",
    "cassandra:5, 7199:7199",
    "cockroachdb/cockroach, 8080:8080",
    "memcached, 11211:11211/udp",
    "etcd-development/etcd, 2379:2379",
    "gcr.io/etcd-development/etcd, 2380:2380",
    "zookeeper, 8080:8080",
    "rabbitmq:4-management, 5672:5672",
    "rabbitmq:4-management, 15692:15692",
    "nats:2, 8222:8222",
    "confluentinc/cp-kafka:7.7.0, 29092:29092",
    "apache/kafka, 9094:9094",
    "redpandadata/redpanda, 9644:9644",
    "apache/activemq-classic, 61616:61616",
    "adminer, 8080:8080",
    "phpmyadmin, 8080:80",
    "phpmyadmin/phpmyadmin:5, 80:80",
    "lscr.io/linuxserver/phpmyadmin, 80:80",
    "mongo-express, 8081:8081",
    "rediscommander/redis-commander, 8081:8081",
    "ghcr.io/joeferner/redis-commander, 8081:8081",
    "provectuslabs/kafka-ui, 80:8080",
    "ghcr.io/kafbat/kafka-ui:main, 8080:8080",
    "traefik:v3, 8080:8080",
    "haproxy:3, 8404:8404",
    "envoyproxy/envoy:v1.31, 9901:9901",
    "kong:3, 8001:8001",
    "caddy, 2019:2019",
    "example/app, 5432:5432",
    "example/app, 3306:3306",
    "example/app, 27017:27017",
    "example/app, 6379:6379",
    "example/app, 1433:1433",
    "example/app, 1521:1521",
    "example/app, 9042:9042",
    "example/app, 11211:11211",
    "example/app, 11211:11211/udp",
    "example/app, 5672:5672",
    "example/app, 9092:9092",
    "example/app, 2181:2181",
    "example/app, 9200:9200",
    "nginx, 5432:5432",
    "registry.gitlab.com/g/dependency_proxy/containers/postgres, 5432:5432"
  })
  void isKeptFromTheInternet(String image, String port) {
    assertThat(isOpen(image, port)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "nginx, 80:80",
    "nginx, 8080:8080",
    "example/postgres-backup, 8080:8080",
    "prom/mysqld-exporter, 9104:9104",
    "prom/memcached-exporter, 9150:9150",
    "prometheuscommunity/postgres-exporter, 9187:9187",
    "quay.io/prometheuscommunity/elasticsearch-exporter, 9114:9114",
    "oliver006/redis_exporter, 9121:9121",
    "bitnami/redis-exporter, 9121:9121",
    "bitnami/postgres-exporter, 9187:9187",
    "percona/mongodb_exporter, 9216:9216",
    "postgrest/postgrest, 3000:3000",
    "dpage/pgadmin4, 5050:80",
    "metabase/metabase, 3000:3000",
    "dbeaver/cloudbeaver, 8978:8978",
    "docker.elastic.co/kibana/kibana:8.15.0, 5601:5601",
    "opensearchproject/opensearch-dashboards, 5601:5601",
    "grafana/grafana, 3000:3000",
    "minio/minio, 9000:9000",
    "quay.io/minio/minio, 9001:9001",
    "eclipse-mosquitto:2, 1883:1883",
    "eclipse-mosquitto:2, 9001:9001",
    "emqx/emqx, 18083:18083",
    "rabbitmq:4-management, 15672:15672",
    "rabbitmq:4-management, 1883:1883",
    "apache/activemq-artemis, 8161:8161",
    "example/redis, 8080:8080",
    "myredis, 8080:8080",
    "redis-commander, 8080:8080",
    "traefik:v3, 80:80",
    "traefik/whoami, 8080:80",
    "traefik/whoami, 8080:8080",
    "haproxy:3, 8080:8080",
    "apache/apisix, 9080:9080",
    "example/app, 8086:8086",
    "example/app, 8123:8123",
    "example/app, 9000:9000",
    "example/app, 5432:8080",
    "example/app, 9200:9200/udp",
    "example/app, 80:9200"
  })
  void isOpened(String image, String port) {
    assertThat(isOpen(image, port)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "build: ., ports: [\"5432:5432\"]",
        "image: postgres, ports: [\"5432\"]",
        "image: postgres, ports: [{target: 5432, published: \"80\", app_protocol: http}]",
        "image: postgres, ports: [{target: 5432, host_ip: 0.0.0.0, published: \"5432\"}]",
        "image: postgres, ports: [{target: 5432, host_ip: 192.168.1.1, published: \"5432\"}]",
        "image: a/b, ports: [{target: 5432, published: \"5432\", app_protocol: tcp}]",
        "image: nginx, ports: [{target: 80, published: \"80\", x-aws-public: false}]",
        "image: redis, ports: [{target: 6379, published: \"6379\", x-aws-public: false}]",
        "image: redis, ports: [{target: 6379, published: \"6379\", x-aws-internal: true}]",
        "image: nginx, ports: [\"127.0.0.1:80:80\"]",
        "image: traefik, command: [--api.insecure=true, \"--entrypoints.web.address=:80\"],"
            + " ports: [\"8080:8080\"]",
        "image: traefik, command: [\"--entrypoints.traefik.address=:8080\"], ports:"
            + " [\"8080:8080\"]",
      })
  void isClosedAsTheFileSays(String attributes) {
    assertThat(open(attributes)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image: postgres, ports: [{target: 5432, published: \"5432\", x-aws-public: true}]",
        "image: adminer, ports: [{target: 5432, published: \"5432\", x-aws-public: \"true\"}]",
        "image: a/b, ports: [{target: 5432, published: \"8080\", app_protocol: http}]",
        "image: a/b, ports: [{target: 5432, published: \"8080\", x-aws-protocol: http}]",
        "image: a/b, ports: [{target: 5432, published: \"8080\", x-aws-host: a.example.com}]",
        "image: nginx, ports: [{target: 5432, host_ip: 127.0.0.1, x-aws-public: true}]",
        "image: traefik, command: --entrypoints.web.address=0.0.0.0:5432, ports: [{target: 5432,"
            + " published: \"5432\", app_protocol: http}]",
      })
  void isOpenAsTheFileSays(String attributes) {
    assertThat(open(attributes)).containsExactly(5432);
  }

  @Test
  void anEntryPointOfTraefikIsNoDashboard() {
    assertThat(
            open(
                "image: traefik, command: [\"--entryPoints.web.address=:8080\"], ports:"
                    + " [\"80:8080\"]"))
        .containsExactly(8080);
  }

  @Test
  void aSidecarIsKnownByThePortsOfTheNetworkThatItShares() {
    Translation translation =
        Translator.translate(
            Projects.of(
                """
                name: p
                services:
                  gate: {image: example/vpn, ports: ["8081:8080", "3000:3000"]}
                  console: {image: adminer, network_mode: "service:gate"}
                """),
            Surroundings.UNKNOWN,
            List.of());
    assertThat(Exposure.of(translation.template().orElseThrow()))
        .extracting(Exposure::target)
        .containsExactly(3000);
  }

  /** Settings that let everybody in close a port, and the same server with a login stays open. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "image: grafana/grafana | true",
        "image: grafana/grafana, environment: {GF_AUTH_ANONYMOUS_ENABLED: 'true'} | true",
        "image: grafana/grafana, environment: [GF_AUTH_ANONYMOUS_ENABLED=true, GF_AUTH_ANONYMOUS_ORG_ROLE=Admin] | false",
        "image: grafana/grafana, environment: [GF_AUTH_ANONYMOUS_ENABLED=true, GF_AUTH_ANONYMOUS_ORG_ROLE=Viewer] | true",
        "image: grafana/grafana, environment: [GF_AUTH_ANONYMOUS_ENABLED=false, GF_AUTH_ANONYMOUS_ORG_ROLE=Admin] | true",
        "image: 'docker.elastic.co/kibana/kibana:9.0.0' | true",
        "image: 'docker.elastic.co/kibana/kibana:7.17.1' | false",
        "image: 'kibana:7.17.1', environment: {ELASTICSEARCH_PASSWORD: $PW} | true",
        "image: 'kibana:6.8', configs: [{source: k, target: /usr/share/kibana/config/kibana.yml}] | true",
        "image: opensearchproject/opensearch-dashboards | true",
        "image: opensearchproject/opensearch-dashboards, environment: {DISABLE_SECURITY_DASHBOARDS_PLUGIN: 'true'} | false",
        "image: hasura/graphql-engine | false",
        "image: hasura/graphql-engine, environment: {HASURA_GRAPHQL_ADMIN_SECRET: abc} | true",
        "image: nodered/node-red | false",
        "image: nodered/node-red, configs: [{source: k, target: /data/settings.js}] | true",
      })
  void settingsThatLetEverybodyInKeepAPortClosed(String attributes, boolean isOpen) {
    assertThat(open(attributes + ", ports: ['7000:5000']").isEmpty()).isEqualTo(!isOpen);
    assertThat(
            open(attributes + ", ports: [{target: 5000, published: '7000', x-aws-public: true}]"))
        .containsExactly(5000);
  }

  @Test
  void kibanaHasNoLoginWhenTheSecurityOfElasticsearchIsSwitchedOff() {
    for (String security : List.of("false", "true")) {
      Translation translation =
          Translator.translate(
              Projects.of(
                  """
                  name: p
                  services:
                    es: {image: elasticsearch:9.0.0, environment: [xpack.security.enabled=%s]}
                    x: {image: kibana:9.0.0, ports: ["5601:5601"]}
                    other: {image: nginx, ports: ["65000:80"]}
                  """
                      .formatted(security)),
              Surroundings.UNKNOWN,
              List.of());
      assertThat(Exposure.of(translation.template().orElseThrow()))
          .extracting(Exposure::service)
          .containsExactlyInAnyOrderElementsOf(
              security.equals("false") ? List.of("other") : List.of("x", "other"));
    }
  }

  @Test
  void theTableNamesEveryImageOnce() {
    Set<String> seen = new HashSet<>();
    for (String line : KnownServerRows.TEXT.lines().toList()) {
      String[] fields = line.split("\t", -1);
      assertThat(fields).as(line).hasSize(5);
      for (String name : fields[4].split(" ", -1)) {
        assertThat(seen.add(name)).as(name).isTrue();
        assertThat(name).isEqualTo(name.toLowerCase(Locale.ROOT)).doesNotContain(":");
      }
    }
    assertThat(seen).hasSizeGreaterThan(300);
  }

  @Test
  void noPortIsBothKeptAndOpen() {
    int opened = 0;
    for (String line : KnownServerRows.TEXT.lines().filter(l -> !l.startsWith("#")).toList()) {
      String image = line.split("\t", -1)[4].split(" ", -1)[0].replace("@", "bitnami/");
      KnownServer server = KnownServers.of(image).orElseThrow(() -> new AssertionError(image));
      assertThat(server.own()).as(image).isNotEmpty().allMatch(server::keeps);
      for (int port : server.open()) {
        assertThat(server.keeps(port)).as(image + " " + port).isFalse();
        opened++;
      }
    }
    assertThat(opened).isPositive();
  }
}
