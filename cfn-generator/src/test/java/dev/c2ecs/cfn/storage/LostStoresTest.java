package dev.c2ecs.cfn.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.Translator;
import dev.c2ecs.cfn.input.Surroundings;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LostStoresTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "image: 'postgres:17' | C2E450",
        "image: 'ecr.aws/docker/library/postgres:17' | C2E450",
        "image: 'clickhouse/clickhouse-server' | C2E450",
        "image: 'rabbitmq:4' | C2E450",
        "image: postgres, volumes: ['./init.sql:/docker-entrypoint-initdb.d/init.sql'] | C2E450",
        "image: mongo, volumes: ['./mongod.conf:/etc/mongod.conf'] | C2E450",
        "image: postgres, volumes: ['data:/var/lib/postgresql/data:ro'] | C2E450",
        "image: postgres, volumes: ['data:/var/lib/postgresql/data'] | ''",
        "image: postgres, volumes: ['./pg:/var/lib/postgresql/data'] | ''",
        "image: postgres, volumes: ['data:/pg'], environment: {PGDATA: /pg} | ''",
        "image: postgres, tmpfs: /var/lib/postgresql/data | ''",
        "image: postgres, command: [pg_dump, x], restart: 'no' | ''",
        "image: 'redis:8' | C2E451",
        "image: valkey/valkey | C2E451",
        "image: redis, volumes: ['data:/data'] | ''",
        "image: memcached | ''",
        "image: victoriametrics/vminsert | ''",
        "image: 'victoriametrics/vmselect:v1' | ''",
        "image: victoriametrics/vmstorage | C2E450",
        "image: grafana/loki, command: '-config.file=/l.yaml -target=read' | ''",
        "image: grafana/loki, command: [-target=backend] | ''",
        "image: grafana/loki, command: [--target, 'querier,query-frontend'] | ''",
        "image: grafana/loki, command: [-target=write] | C2E450",
        "image: grafana/loki, command: ['-target=querier,ingester'] | C2E450",
        "image: grafana/loki, command: [-target=all] | C2E450",
        "image: grafana/loki | C2E450",
        "image: grafana/tempo, command: [-target=distributor] | ''",
        "image: postgres, command: [-target=read] | C2E450",
        "image: mongo, command: [mongos, --configdb, c/c1] | ''",
        "image: mongo, command: mongod --shardsvr | C2E450",
        "image: elasticsearch, environment: {node.roles: ''} | ''",
        "image: elasticsearch, environment: {node.roles: '[ingest]'} | ''",
        "image: elasticsearch, environment: {node.roles: 'data, ingest'} | C2E450",
        "image: elasticsearch | C2E450",
        "image: pingcap/tidb | ''",
        "image: pingcap/tikv | C2E450",
        "image: edoburu/pgbouncer | ''",
        "image: me/postgres-exporter | ''",
        "image: nginx | ''",
      })
  void aStoreWithoutAPlaceForItsDataLosesThem(String service, String code) {
    List<String> codes =
        Translator.translate(
                Projects.of("name: p\nservices: {db: {" + service + "}}\nvolumes: {data: }\n"),
                Surroundings.UNKNOWN,
                List.of())
            .diagnostics()
            .stream()
            .map(d -> d.code().id())
            .filter(id -> id.equals("C2E450") || id.equals("C2E451"))
            .toList();
    assertThat(codes).isEqualTo(code.isEmpty() ? List.of() : List.of(code));
  }
}
