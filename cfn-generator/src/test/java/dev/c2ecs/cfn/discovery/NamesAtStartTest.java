package dev.c2ecs.cfn.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Translated;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesAtStartTest {

  private static Translated of(String server) {
    return Translated.of(
        "name: p\nservices:\n  server: {"
            + server
            + "}\n  other: {image: acme/other, environment: {A: 'server:80'}}\n");
  }

  /** Where a server listens, and what is only told to others. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "image: zookeeper, environment: {ZOO_SERVERS: 'server.1=server:2888:3888;server:2181'}"
            + "| `0.0.0.0:2888:3888;2181`",
        "image: zookeeper, environment: {ZOO_SERVERS: 'server.1=server:2888:3888;2181 server.2=other:2888:3888;2181'}"
            + "| `0.0.0.0:2888:3888;2181`",
        "image: zookeeper, environment: {ZOO_SERVERS: 'server.1=server:2888:3888;2181 server.2=other:2888:3888;2181',"
            + " ZOO_CFG_EXTRA: 'quorumListenOnAllIPs=true'}| ''",
        "image: zookeeper, environment: {ZOO_SERVERS: 'server.1=server:2888:3888;2181'}| ''",
        "image: zookeeper, environment: {ZOO_SERVERS: 'server.1=0.0.0.0:2888:3888;2181 server.2=other:2888:3888;2181'}| ''",
        "image: kafka, environment: {KAFKA_LISTENERS: 'PLAINTEXT://server:9092'}| `0.0.0.0`",
        "image: kafka, environment: {KAFKA_LISTENERS: 'PLAINTEXT://:9092,SERVER://:9093'}| ''",
        "image: kafka, environment: {KAFKA_ADVERTISED_LISTENERS: 'PLAINTEXT://server:9092'}| ''",
        "image: kafka, environment: {KAFKA_CONTROLLER_QUORUM_VOTERS: '1@server:9093'}| ''",
        "image: x, environment: {BIND_ADDRESS: server}| `0.0.0.0`",
        "image: x, environment: {LISTEN: 'other:80'}| ''",
        "image: x, environment: {PUBLIC_URL: 'http://server:80'}| ''",
        "image: x, environment: {network.host: server}| `0.0.0.0`",
        "image: x, environment: {network.publish_host: server}| ''",
        "image: rabbitmq, environment: {RABBITMQ_NODENAME: rabbit@server}| `rabbit@localhost`",
        "image: rabbitmq, environment: {RABBITMQ_NODENAME: rabbit@localhost}| ''",
        "image: x, command: serve --bind server:80| `0.0.0.0`",
        "image: x, command: serve --web.listen-address=server:80| `0.0.0.0`",
        "image: x, command: serve --web.external-url=http://server:80| ''",
        "image: x, command: serve --listen=:80 --peer=server:80| ''"
      })
  void aServerListensOnItsOwnName(String server, String hint) {
    Translated translated = of(server);
    assertThat(translated.said("C2E472")).contains(hint);
    assertThat(translated.codes().contains("C2E472")).isEqualTo(!hint.isEmpty());
  }

  /** Members of MinIO, which ends when a name is not found. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "command: 'server http://minio{1...2}/data{1...2}'| true",
        "command: 'server http://minio1/data http://minio2/data'| true",
        "command: server, environment: {MINIO_VOLUMES: 'http://minio{1...2}:9000/data'}| true",
        "command: server, environment: {MINIO_DISTRIBUTED_NODES: 'minio1,minio2'}| true",
        "command: 'server http://minio{1...2}/data', environment: {KUBERNETES_SERVICE_HOST: x}| false",
        "command: 'server http://minio1/data'| false",
        "command: 'server http://elsewhere{1...2}/data'| false",
        "command: 'server /data{1...2}'| false"
      })
  void membersFindEachOtherAtOnce(String attributes, boolean said) {
    String member = "{image: 'quay.io/minio/minio:1', expose: ['9000'], " + attributes + "}";
    Translated translated =
        Translated.of("name: p\nservices:\n  minio1: " + member + "\n  minio2: " + member + "\n");
    assertThat(translated.codes().contains("C2E472")).isEqualTo(said);
    if (said) {
      assertThat(translated.said("C2E472"))
          .containsOnlyOnce("minio1, minio2 end when they do not find each other")
          .contains("KUBERNETES_SERVICE_HOST");
    }
  }

  @Test
  void rangesOfNumbers() {
    assertThat(NumberedNames.expanded("http://m{1...3}.x/d")).isEqualTo("http://m1 m2 m3.x/d");
    assertThat(NumberedNames.expanded("n{08..10}")).isEqualTo("n08 n09 n10");
    assertThat(NumberedNames.expanded("{a} {1...} x{3...1}y")).isEqualTo("{a} {1...} y");
    assertThat(NumberedNames.expanded("none")).isEqualTo("none");
  }
}
