package dev.c2ecs.cfn.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Translated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkedFilesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "image: prom/prometheus, volumes: ['data:/prometheus'] | true",
        "image: 'quay.io/prometheus/prometheus:v3', volumes: ['data:/prometheus/data'] | true",
        "image: prom/prometheus, volumes: ['./prometheus.yml:/etc/prometheus/prometheus.yml:ro'] | false",
        "image: prom/prometheus, volumes: ['data:/prometheus:ro'] | false",
        "image: prom/prometheus, tmpfs: /prometheus | false",
        "image: prom/alertmanager, volumes: ['data:/alertmanager'] | false",
        "image: gitlab/gitlab-ce, volumes: ['data:/var/opt/gitlab'] | true",
        "image: gitlab/gitlab-ce, volumes: ['data:/var/log/gitlab'] | false",
        "image: gitlab/gitlab-runner, volumes: ['data:/etc/gitlab-runner'] | false",
        "image: apache/kafka, volumes: ['data:/var/lib/kafka/data'] | true",
        "image: apache/kafka | false",
        "image: postgres, volumes: ['data:/var/lib/postgresql/data'] | false",
      })
  void filesThatMustNotLieOnANetworkAreNamed(String service, boolean said) {
    Translated translated =
        Translated.of(
            "name: p\nservices:\n  x: {"
                + service
                + "}\n  web: {image: nginx, ports: ['80:80']}\n"
                + "volumes: {data: }\n");
    assertThat(translated.codes().contains("C2E455")).isEqualTo(said);
  }
}
