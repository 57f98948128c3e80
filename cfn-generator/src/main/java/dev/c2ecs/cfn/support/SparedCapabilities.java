package dev.c2ecs.cfn.support;

import dev.c2ecs.cfn.images.ImageNames;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Capabilities that images can do without, by what their makers say. An image that is not here, or
 * with another capability, is believed to need it.
 *
 * @see <a href="https://github.com/docker-library/mysql/issues/303">MySQL: without SYS_NICE a line
 *     in the log, and no NUMA policy</a>
 * @see <a href="https://github.com/ClickHouse/ClickHouse/blob/master/docker/server/README.md">
 *     ClickHouse: all three are optional</a>
 * @see <a href="https://docs.pi-hole.net/docker/configuration/">Pi-hole: NET_ADMIN for DHCP,
 *     SYS_TIME for NTP, SYS_NICE for its priority</a>
 * @see <a
 *     href="https://www.elastic.co/guide/en/elasticsearch/reference/current/setup-configuration-memory.html">
 *     Elasticsearch: IPC_LOCK only for bootstrap.memory_lock</a>
 * @see <a
 *     href="https://github.com/apache/cassandra/blob/trunk/src/java/org/apache/cassandra/utils/NativeLibrary.java">
 *     Cassandra: a warning when memory cannot be locked</a>
 */
final class SparedCapabilities {

  private static final String LOCKS = "memory is not locked, and Fargate does not swap";

  /** What does not work without them: capabilities, what happens, images. */
  private static final String[][] ROWS = {
    {
      "SYS_NICE",
      "memory has no NUMA policy, and a line in the log says so",
      "mysql @mysql mysql/mysql-server mysql/community-server percona percona/percona-server mariadb"
          + " @mariadb"
    },
    {
      "IPC_LOCK",
      LOCKS,
      "elasticsearch elasticsearch/elasticsearch @elasticsearch opensearchproject/opensearch"
          + " @opensearch cassandra @cassandra"
    },
    {
      "SYS_NICE NET_ADMIN IPC_LOCK",
      "threads have no priorities, and the server no statistics of the network",
      "clickhouse clickhouse/clickhouse-server yandex/clickhouse-server altinity/clickhouse-server"
          + " @clickhouse"
    },
    {"NET_ADMIN SYS_TIME SYS_NICE", "it is no DHCP server, and sets no clock", "pihole/pihole"}
  };

  /**
   * What an image does without.
   *
   * @param names the capabilities, in upper case
   * @param effect what does not work then
   */
  record Spared(Set<String> names, String effect) {}

  private static final Map<String, Spared> IMAGES = new HashMap<>();

  static {
    for (String[] row : ROWS) {
      Spared spared = new Spared(Set.of(row[0].split(" ", -1)), row[1]);
      ImageNames.spelledOut(row[2]).forEach(name -> IMAGES.put(name, spared));
    }
  }

  private SparedCapabilities() {}

  static Optional<Spared> of(String image) {
    return ImageNames.find(IMAGES, image);
  }
}
