package dev.c2ecs.cfn.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the data of a store get to another version of it, which does not start on its files: beside
 * each other, with the tools of its makers, and then over. docs/updates.md has the same table.
 */
public final class StoreMoves {

  /** Product, what takes the data out of the old one, what brings them into the new one. */
  private static final String ROWS =
      """
      PostgreSQL | pg_dumpall | psql
      MySQL | mysqldump --all-databases | mysql
      MariaDB | mariadb-dump --all-databases | mariadb
      MongoDB | mongodump | mongorestore
      Elasticsearch | a snapshot repository | _restore, or _reindex from the old one
      OpenSearch | a snapshot repository | _restore, or _reindex from the old one
      RabbitMQ | rabbitmqctl export_definitions | rabbitmqctl import_definitions, when the queues are empty
      Redis | redis-cli --scan and DUMP | RESTORE
      Valkey | valkey-cli --scan and DUMP | RESTORE
      Cassandra | cqlsh COPY TO | cqlsh COPY FROM
      Neo4j | neo4j-admin database dump | neo4j-admin database load and migrate
      InfluxDB | influxd inspect export-lp | influx write
      ClickHouse | BACKUP ALL | RESTORE ALL
      """;

  private static final Map<String, List<String>> TOOLS = new LinkedHashMap<>();

  static {
    for (String row : ROWS.lines().toList()) {
      List<String> parts = List.of(row.split(" \\| ", -1));
      TOOLS.put(parts.get(0), parts.subList(1, parts.size()));
    }
  }

  private StoreMoves() {}

  /** The products whose tools are known. */
  public static List<String> products() {
    return List.copyOf(TOOLS.keySet());
  }

  /** What takes data out, and what brings them in; empty when that is not known. */
  public static List<String> tools(String product) {
    return TOOLS.getOrDefault(product, List.of());
  }

  /**
   * The three steps.
   *
   * @param product what the old store is called in the table of known servers; empty or unknown for
   *     any
   */
  public static List<String> steps(String product) {
    List<String> tools = tools(product);
    List<String> steps = new ArrayList<>();
    steps.add(
        "leave the old version as it is, write a second service with the new version and a volume"
            + " of its own beside it, and deploy");
    steps.add(
        tools.isEmpty()
            ? "take the data out of the old one with its own tool for backups, and into the new one"
            : "take the data out of the old one (`"
                + tools.get(0)
                + "`) and into the new one (`"
                + tools.get(1)
                + "`), while nobody writes");
    steps.add(
        "let the others name the new service and deploy, then take the old one out; its files stay"
            + " in the account");
    return steps;
  }
}
