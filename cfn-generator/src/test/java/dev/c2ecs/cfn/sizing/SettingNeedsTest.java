package dev.c2ecs.cfn.sizing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingNeedsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "acme/app | JAVA_OPTS=-Xms1g -Xmx2g | 512 | 2944",
        "acme/app | JAVA_OPTS=-Xmx512m -Xmx1024M | 512 | 1664",
        "acme/app | JAVA_OPTS=-Xmx1073741824 -XX:MaxDirectMemorySize=256m | 512 | 1920",
        "acme/app | KAFKA_HEAP_OPTS=-Xmx1G | 512 | 1664",
        "acme/app | java -jar app.jar -XX:MaxHeapSize=1g | 512 | 1664",
        "acme/app | MAX_HEAP_SIZE=2G | 512 | 2944",
        "acme/app | JVM_MAXIMUM_MEMORY=2048m | 512 | 2944",
        "elasticsearch/elasticsearch | ES_JAVA_OPTS=-Xms2g -Xmx2g | 512 | 4096",
        "opensearchproject/opensearch | OPENSEARCH_JAVA_OPTS=-Xmx512m | 512 | 1024",
        "neo4j | NEO4J_server_memory_heap_max__size=1G | 512 | 1664",
        "itzg/minecraft-server | MEMORY=4G | 512 | 5504",
        "node | NODE_OPTIONS=--max-old-space-size=4096 | 0 | 5376",
        "node | node --max_old_space_size 1024 server.js | 0 | 1536",
        "redis | redis-server --maxmemory 2gb --maxmemory-policy allkeys-lru | 0 | 3200",
        "memcached | memcached -m 1024 | 0 | 1255",
        "acme/pg | postgres -c shared_buffers=1GB | 0 | 2560",
        "acme/pg | postgres -c shared_buffers=131072 | 0 | 2560",
        "acme/db | --innodb-buffer-pool-size=1G | 0 | 2048",
        "acme/db | MYSQL_INNODB_BUFFER_POOL_SIZE=1G | 0 | 2048",
        "mongo | mongod --wiredTigerCacheSizeGB 1.5 | 0 | 2816",
        "mssql/server | MSSQL_MEMORY_LIMIT_MB=4096 | 0 | 5120",
        "redpandadata/redpanda | redpanda start --memory 2G | 0 | 2560",
        "acme/php | PHP_MEMORY_LIMIT=512M | 0 | 1024",
        "acme/shop | PHP_MEMORY_LIMIT=512M | 0 | 1024",
        "php | php -d memory_limit=512M worker.php | 0 | 1024",
        "acme/go | GOMEMLIMIT=1GiB | 0 | 1191",
      })
  void aSettingNeedsRoomForTheRest(String image, String text, long cpu, long memory) {
    assertThat(SettingNeeds.of(image, List.of(text))).contains(new Need(cpu, memory));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "redis | redis-server --maxmemory-policy allkeys-lru",
        "redis | redis-server --maxmemory 0",
        "acme/php | PHP_MEMORY_LIMIT=-1",
        "redis | OB_MEMORY_LIMIT=10G",
        "acme/app | WORKER_MEMORY_LIMIT=10G",
        "acme/pg | postgres -c shared_buffers=25%",
        "acme/go | GOMEMLIMIT=9223372036854775807",
        "acme/go | GOMEMLIMIT=off",
        "acme/app | MEMORY=4G",
        "acme/app | redpanda --memory 2G",
        "acme/app | HEAP_SIZE=.5.5g",
        "acme/app | A=1",
      })
  void anythingElseSaysNothing(String image, String text) {
    assertThat(SettingNeeds.of(image, List.of(text))).isEmpty();
  }

  @Test
  void settingsOfOneKindAreOneAndOfSeveralKindsAddUp() {
    assertThat(SettingNeeds.of("x", List.of("A=-Xmx1g", "B=-Xmx1g")))
        .isEqualTo(SettingNeeds.of("x", List.of("A=-Xmx1g")));
    assertThat(SettingNeeds.of("x", List.of("A=-Xmx1g", "B=--max-old-space-size=1024")))
        .isEqualTo(Optional.of(new Need(512, 1664 + 1536)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "JAVA_TOOL_OPTIONS=-Dfile.encoding=UTF-8",
        "SPRING_PROFILES_ACTIVE=prod",
        "java -jar /app.jar",
        "sh -c exec java -jar app.jar",
      })
  void aJvmThatDoesNotSayItsHeapHasOneAllTheSame(String text) {
    assertThat(SettingNeeds.of("x", List.of(text))).contains(new Need(512, 1024));
  }
}
