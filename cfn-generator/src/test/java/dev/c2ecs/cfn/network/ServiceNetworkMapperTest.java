package dev.c2ecs.cfn.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.template.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceNetworkMapperTest {

  private static final Mapper MAPPER = new ServiceNetworkMapper();

  @Test
  void aTaskHasTheGroupOfItsServiceAndThoseOfItsNetworks() {
    Mapped mapped = Mapped.service(MAPPER, "tty: true");
    assertThat(mapped.declared()).isEqualTo(List.of("WebSecurityGroup"));
    assertThat(
            mapped.property(
                "WebService", "NetworkConfiguration", "AwsvpcConfiguration", "SecurityGroups"))
        .isEqualTo(
            Optional.of(Value.list(Value.ref("DefaultNetwork"), Value.ref("WebSecurityGroup"))));
    assertThat(mapped.dependsOn("WebService")).isEqualTo(List.of("DefaultNetworkIngress"));
  }

  @Test
  void aJobHasAGroupAndNoService() {
    Mapped mapped = Mapped.service(MAPPER, "deploy: {mode: replicated-job}");
    assertThat(mapped.declared()).isEqualTo(List.of("WebSecurityGroup"));
    assertThat(mapped.property("WebService", "NetworkConfiguration")).isEmpty();
  }

  @Test
  void aTaskIsInFourNetworksAtMost() {
    String networks = "a, b, c, d, e";
    assertThat(
            Mapped.project(
                    MAPPER,
                    "name: p\nservices: {web: {image: x, networks: ["
                        + networks
                        + "]}}\nnetworks: {a: , b: , c: , d: , e: }\n")
                .codes())
        .hasSize(1);
  }
}
