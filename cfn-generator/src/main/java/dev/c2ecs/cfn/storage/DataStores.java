package dev.c2ecs.cfn.storage;

import dev.c2ecs.cfn.images.ImageNames;
import dev.c2ecs.cfn.loadbalancing.KnownServers;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which images are data stores, and which of their variables count only when they are empty. */
public final class DataStores {

  /** Images that keep data and whose ports may face the Internet. */
  private static final Map<String, Boolean> OPEN_STORES =
      Map.of(
          "minio/minio", true,
          "bitnami/minio", true,
          "bitnamilegacy/minio", true,
          "rustfs/rustfs", true,
          "chrislusf/seaweedfs", true,
          "oceanbase/oceanbase-ce", true);

  /** Where data stores keep their files, for images of somebody's own. */
  private static final Set<String> PATHS =
      Set.of(
          "/var/lib/postgresql",
          "/var/lib/postgresql/data",
          "/var/lib/mysql",
          "/data/db",
          "/var/lib/rabbitmq",
          "/var/lib/cassandra",
          "/var/lib/clickhouse",
          "/var/lib/kafka/data",
          "/var/opt/mssql",
          "/usr/share/elasticsearch/data",
          "/usr/share/opensearch/data",
          "/bitnami/postgresql",
          "/bitnami/mysql",
          "/bitnami/mariadb",
          "/bitnami/mongodb");

  /** Variables that an image reads only while its data directory is empty. */
  private static final Map<String, List<String>> INITIAL =
      Map.ofEntries(
          Map.entry("POSTGRES_PASSWORD", List.of("postg", "timescale", "pgvector")),
          Map.entry("POSTGRESQL_PASSWORD", List.of("postg")),
          Map.entry("POSTGRESQL_POSTGRES_PASSWORD", List.of("postg")),
          Map.entry("MYSQL_ROOT_PASSWORD", List.of("mysql", "maria", "percona")),
          Map.entry("MYSQL_PASSWORD", List.of("mysql", "maria", "percona")),
          Map.entry("MARIADB_ROOT_PASSWORD", List.of("maria")),
          Map.entry("MARIADB_PASSWORD", List.of("maria")),
          Map.entry("MONGO_INITDB_ROOT_PASSWORD", List.of("mongo")),
          Map.entry("MONGODB_ROOT_PASSWORD", List.of("mongo")),
          Map.entry("MONGODB_PASSWORD", List.of("mongo")),
          Map.entry("RABBITMQ_DEFAULT_PASS", List.of("rabbitmq")),
          Map.entry("RABBITMQ_PASSWORD", List.of("rabbitmq")),
          Map.entry("NEO4J_AUTH", List.of("neo4j")),
          Map.entry("ELASTIC_PASSWORD", List.of("elasticsearch")),
          Map.entry("OPENSEARCH_INITIAL_ADMIN_PASSWORD", List.of("opensearch")),
          Map.entry("DOCKER_INFLUXDB_INIT_PASSWORD", List.of("influxdb")),
          Map.entry("DOCKER_INFLUXDB_INIT_ADMIN_TOKEN", List.of("influxdb")),
          Map.entry("INFLUXDB_ADMIN_PASSWORD", List.of("influxdb")),
          Map.entry("ARANGO_ROOT_PASSWORD", List.of("arango")),
          Map.entry("SA_PASSWORD", List.of("mssql")),
          Map.entry("MSSQL_SA_PASSWORD", List.of("mssql")),
          Map.entry("ORACLE_PASSWORD", List.of("oracle")),
          Map.entry("ORACLE_PWD", List.of("oracle")),
          Map.entry("GF_SECURITY_ADMIN_PASSWORD", List.of("grafana")),
          Map.entry("KEYCLOAK_ADMIN_PASSWORD", List.of("keycloak")),
          Map.entry("KC_BOOTSTRAP_ADMIN_PASSWORD", List.of("keycloak")),
          Map.entry("PGADMIN_DEFAULT_PASSWORD", List.of("pgadmin")));

  private DataStores() {}

  /**
   * Whether a service is a data store or a queue: it runs the image of one, or writes a volume
   * where one keeps its files.
   */
  public static boolean is(Service service) {
    return is(service, service.image().orElse(""));
  }

  /**
   * The same of a service that may be built.
   *
   * @param image what it runs, or what its build starts from; empty when that is not known
   */
  public static boolean is(Service service, String image) {
    return KnownServers.keepsData(image)
        || ImageNames.find(OPEN_STORES, image).isPresent()
        || writesFiles(service);
  }

  /** Whether data stores keep their files at a path, and have none there before. */
  static boolean keeps(String path) {
    return PATHS.contains(path);
  }

  private static boolean writesFiles(Service service) {
    for (Mount mount : service.volumes()) {
      boolean stored = mount instanceof Mount.OfVolume || mount instanceof Mount.Bind;
      if (stored && !mount.readOnly() && PATHS.contains(mount.target())) {
        return true;
      }
    }
    return false;
  }

  /** Whether a variable of a service counts only before there are data. */
  public static boolean initialises(Service service, String variable) {
    String image = image(service);
    for (String part : INITIAL.getOrDefault(variable, List.of())) {
      if (image.contains(part)) {
        return true;
      }
    }
    return false;
  }

  private static String image(Service service) {
    String name = service.image().orElse("").split("@", 2)[0];
    name = name.substring(name.lastIndexOf('/') + 1);
    return name.split(":", 2)[0].toLowerCase(Locale.ROOT);
  }
}
