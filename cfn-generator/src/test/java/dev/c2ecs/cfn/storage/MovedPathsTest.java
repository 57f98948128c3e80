package dev.c2ecs.cfn.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Translated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MovedPathsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "image: postgres, volumes: ['data:/var/lib/postgresql/data'] | true",
        "image: 'postgres:latest', volumes: ['data:/var/lib/postgresql/data'] | true",
        "image: 'postgres:18', volumes: ['data:/var/lib/postgresql/data'] | true",
        "image: 'postgres:18.1-alpine', volumes: ['data:/var/lib/postgresql/data'] | true",
        "image: 'postgres:alpine', volumes: ['data:/var/lib/postgresql/data'] | true",
        "image: 'docker.io/library/postgres:19beta1', volumes: ['data:/var/lib/postgresql/data'] | true",
        "image: 'postgres:17', volumes: ['data:/var/lib/postgresql/data'] | false",
        "image: 'postgres:9.6', volumes: ['data:/var/lib/postgresql/data'] | false",
        "image: 'postgres:17-alpine', volumes: ['data:/var/lib/postgresql/data'] | false",
        "image: bitnami/postgresql, volumes: ['data:/var/lib/postgresql/data'] | false",
        "image: postgis/postgis, volumes: ['data:/var/lib/postgresql/data'] | false",
        "image: 'postgres:18', environment: {PGDATA: /var/lib/postgresql/data/x}, volumes: ['data:/var/lib/postgresql/data'] | false",
        "image: 'postgres:18', volumes: ['data:/var/lib/postgresql'] | false",
        "image: postgres@sha256:abababababababababababababababababababababababababababababababab, volumes: ['data:/var/lib/postgresql/data'] | false",
      })
  void aVolumeAtTheOldPathIsNamed(String service, boolean said) {
    Translated translated =
        Translated.of(
            "name: p\nservices:\n  x: {"
                + service
                + "}\n  web: {image: nginx, ports: ['80:80']}\n"
                + "volumes: {data: }\n");
    assertThat(translated.codes().contains("C2E459")).isEqualTo(said);
  }
}
