package dev.c2ecs.cfn.discovery;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The ports that well-known public images listen on, for services that do not say theirs. */
public final class WellKnownPorts {

  private static final Map<String, List<Integer>> PORTS =
      Map.ofEntries(
          Map.entry("postgres", List.of(5432)),
          Map.entry("postgis", List.of(5432)),
          Map.entry("timescaledb", List.of(5432)),
          Map.entry("pgvector", List.of(5432)),
          Map.entry("mysql", List.of(3306)),
          Map.entry("mariadb", List.of(3306)),
          Map.entry("percona", List.of(3306)),
          Map.entry("redis", List.of(6379)),
          Map.entry("valkey", List.of(6379)),
          Map.entry("keydb", List.of(6379)),
          Map.entry("memcached", List.of(11211)),
          Map.entry("mongo", List.of(27017)),
          Map.entry("rabbitmq", List.of(5672)),
          Map.entry("nats", List.of(4222)),
          Map.entry("eclipse-mosquitto", List.of(1883)),
          Map.entry("elasticsearch", List.of(9200)),
          Map.entry("opensearch", List.of(9200)),
          Map.entry("clickhouse-server", List.of(8123, 9000)),
          Map.entry("cassandra", List.of(9042)),
          Map.entry("couchdb", List.of(5984)),
          Map.entry("influxdb", List.of(8086)),
          Map.entry("neo4j", List.of(7474, 7687)),
          Map.entry("nginx", List.of(80)),
          Map.entry("httpd", List.of(80)),
          Map.entry("caddy", List.of(80)),
          Map.entry("minio", List.of(9000)),
          Map.entry("prometheus", List.of(9090)),
          Map.entry("grafana", List.of(3000)),
          Map.entry("logstash", List.of(9600)),
          Map.entry("kibana", List.of(5601)),
          Map.entry("zookeeper", List.of(2181)));

  private WellKnownPorts() {}

  /** The TCP ports of an image by the last part of its name; empty when it is not known. */
  public static List<Integer> of(String image) {
    String name = image.split("@", 2)[0];
    name = name.substring(name.lastIndexOf('/') + 1);
    name = name.split(":", 2)[0].toLowerCase(Locale.ROOT);
    return PORTS.getOrDefault(name, List.of());
  }
}
