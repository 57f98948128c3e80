package dev.c2ecs.cfn.loadbalancing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Translated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnAddressesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "image: jitsi/jvb, ports: ['10000:10000/udp'], expose: [8080] | true",
        "image: jitsi/jvb, ports: ['10000:10000/udp'], expose: [8080], environment: {JVB_ADVERTISE_IPS: 192.0.2.1} | false",
        "image: jitsi/jvb, ports: ['10000:10000/udp'], expose: [8080], environment: {JVB_ADVERTISE_IPS: ''} | true",
        "image: jitsi/jvb, expose: [8080] | false",
        "image: coturn/coturn, ports: ['3478:3478'] | true",
        "image: coturn/coturn, ports: ['3478:3478'], command: [-n, --external-ip=192.0.2.1] | false",
        "image: x, ports: ['3478:3478/udp'], expose: [80] | false",
      })
  void clientsAreNotSentToAPrivateAddress(String service, boolean said) {
    Translated translated =
        Translated.of(
            "name: p\nservices:\n  x: {"
                + service
                + "}\n  web: {image: nginx, ports: ['80:80']}\n"
                + "volumes: {data: }\n");
    assertThat(translated.codes().contains("C2E457")).isEqualTo(said);
  }
}
