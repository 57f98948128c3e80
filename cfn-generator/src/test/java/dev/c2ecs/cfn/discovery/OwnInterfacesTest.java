package dev.c2ecs.cfn.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Translated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnInterfacesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "image: acme/discovery, ports: ['8761:8761'] | true",
        "image: springcloud/eureka | true",
        "image: acme/discovery, expose: [8761] | true",
        "image: acme/discovery, ports: ['8761:8761'], environment: {SPRING_CLOUD_INETUTILS_IGNOREDINTERFACES: eth0} | false",
        "image: acme/discovery, ports: ['8762:8762'] | false",
      })
  void whoIsFoundByEurekaIsToldWhichInterfaceCounts(String service, boolean said) {
    Translated translated =
        Translated.of(
            "name: p\nservices:\n  x: {"
                + service
                + "}\n  web: {image: nginx, ports: ['80:80']}\n"
                + "volumes: {data: }\n");
    assertThat(translated.codes().contains("C2E473")).isEqualTo(said);
  }
}
