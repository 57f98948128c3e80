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
