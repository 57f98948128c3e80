package dev.c2ecs.cfn.storage;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.diagnostic.OperatingCode;
import dev.c2ecs.cfn.images.ImageNames;
import dev.c2ecs.cfn.loadbalancing.KnownServers;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.compose.model.EnvironmentValue;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Data stores without a volume. Docker keeps what they write: in the container, and in the volume
 * that their image declares, which {@code docker compose up} hands on to the next container. A task
 * of ECS hands on nothing.
 */
public final class LostStores {

  /** What keeps its data in another store or, on purpose, in memory. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "PgBouncer",
          "ProxySQL",
          "Vitess",
          "FerretDB",
          "Memcached",
          "Hazelcast",
          "Ignite",
          "Infinispan",
          "Hive",
          "Trino",
          "Thanos",
          "NATS",
          "Beanstalkd",
          "Gearman",
          "ElasticMQ",
          "DynamoDB local",
          "Temporal");

  /** Members of a store, by their image, that lead to those which keep the data. */
  private static final Set<String> ROUTERS =
      Set.copyOf(
          ImageNames.spelledOut(
              "victoriametrics/vminsert victoriametrics/vmselect pingcap/tidb dgraph/ratel"
                  + " memgraph/lab mariadb/maxscale"));

  /** Roles of Loki, Mimir and Tempo that write: all others keep nothing but a cache. */
  private static final Set<String> WRITERS = Set.of("all", "write", "ingester");

  private static final Pattern TARGET = Pattern.compile("(?:^|\\s)--?target[= ]([\\w,-]+)");

  /** Roles of nodes of Elasticsearch and OpenSearch that keep documents or the state of all. */
  private static final Set<String> KEEPING =
      Set.of(
          "data",
          "data_content",
          "data_hot",
          "data_warm",
          "data_cold",
          "data_frozen",
          "master",
          "cluster_manager");

  private static final Set<String> TARGETED = Set.of("Loki", "Mimir", "Tempo");

  /** What is mostly used as a cache: it starts empty, as a cache may. */
  private static final Set<String> CACHES =
      Set.of("Redis", "Valkey", "KeyDB", "Dragonfly", "Garnet");

  private LostStores() {}

  /** Says which data are gone with their task. */
  public static void report(Plan plan, DiagnosticCollector findings) {
    for (TaskPlan task : plan.tasks().values()) {
      for (Service service : task.runsAlways() ? task.servers() : List.<Service>of()) {
        Optional<String> product =
            service.image().flatMap(KnownServers::store).filter(name -> !ELSEWHERE.contains(name));
        if (product.isPresent() && !keepsNothing(service, product.get()) && !hasPlace(service)) {
          report(service, product.get(), findings);
        }
      }
    }
  }

  /** Whether a member of a store asks others, and has no data of its own. */
  private static boolean keepsNothing(Service service, String product) {
    List<String> words = new ArrayList<>(service.entrypoint().orElse(List.of()));
    words.addAll(service.command().orElse(List.of()));
    if (ImageNames.isOneOf(ROUTERS, service.image().orElse(""))) {
      return true;
    }
    if (product.equals("MongoDB")) {
      return words.stream().anyMatch(word -> word.matches("(?s)(?:.*[\\s/])?mongos(?:\\s.*)?"));
    }
    if (product.equals("Elasticsearch") || product.equals("OpenSearch")) {
      Optional<String> roles =
          Optional.ofNullable(service.environment().get("node.roles"))
              .flatMap(EnvironmentValue::text);
      return roles.isPresent()
          && Stream.of(roles.get().split("[^a-z_]+", -1)).noneMatch(KEEPING::contains);
    }
    Matcher target = TARGET.matcher(String.join(" ", words));
    return TARGETED.contains(product)
        && target.find()
        && Stream.of(target.group(1).split(",", -1)).noneMatch(WRITERS::contains);
  }

  private static void report(Service service, String product, DiagnosticCollector findings) {
    if (CACHES.contains(product)) {
      findings.add(
          OperatingCode.EMPTY_CACHE,
          service.path(),
          service.name()
              + DataDirectories.of(service)
                  .map(directory -> " has no volume at " + directory)
                  .orElse(" has no volume")
              + ": each task of it starts empty",
          "");
      return;
    }
    Optional<String> directory = DataDirectories.of(service);
    boolean readOnly = service.volumes().stream().anyMatch(one -> isPlace(one) && one.readOnly());
    String why =
        directory.isPresent()
            ? ") keeps its data in " + directory.get() + " and has no volume there"
            : readOnly ? ") may only read its volume" : ") has no volume";
    findings.add(
        OperatingCode.LOST_STORE,
        service.path(),
        service.name()
            + " ("
            + product
            + why
            + ": its data are lost whenever ECS replaces its task, as every"
            + " deployment may",
        "mount a named volume where its image keeps data, see the description of the image");
  }

  /** Whether something is mounted that can be written, be it lost on purpose. */
  private static boolean hasPlace(Service service) {
    Optional<String> directory = DataDirectories.of(service);
    for (Mount mount : service.volumes()) {
      boolean isThere =
          directory.filter(path -> !DataDirectories.isWithin(path, mount.target())).isEmpty();
      if (!mount.readOnly() && isPlace(mount) && isThere) {
        return true;
      }
    }
    boolean temporary =
        directory.isEmpty()
            ? !service.tmpfs().isEmpty()
            : service.tmpfs().stream()
                .anyMatch(one -> DataDirectories.isWithin(directory.get(), one.split(":", 2)[0]));
    return temporary || !service.volumesFrom().isEmpty();
  }

  private static boolean isPlace(Mount mount) {
    return !(mount instanceof Mount.Bind bind && isFile(bind));
  }

  /** Files that start a store or configure it, which people mount without {@code ro}. */
  private static boolean isFile(Mount.Bind bind) {
    return bind.target().contains("/docker-entrypoint-")
        || bind.target().startsWith("/etc/")
        || bind.target().matches(".*/[^/]+\\.[a-z]+");
  }
}
