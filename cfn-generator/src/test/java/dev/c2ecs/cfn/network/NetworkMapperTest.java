package dev.c2ecs.cfn.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.template.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NetworkMapperTest {

  private static final Mapper MAPPER = new NetworkMapper();

  private static final String TWO =
      "name: p\nservices: {a: {image: x, networks: [n, m]}}\nnetworks: {n: , m: {internal: true}}\n";

  @Test
  void aNetworkIsAGroupThatAdmitsItself() {
    Mapped mapped = Mapped.project(MAPPER, TWO);
    assertThat(mapped.declared())
        .isEqualTo(List.of("MNetwork", "MNetworkIngress", "NNetwork", "NNetworkIngress"));
    assertThat(mapped.property("NNetworkIngress", "SourceSecurityGroupId"))
        .isEqualTo(Optional.of(Value.ref("NNetwork")));
  }

  @Test
  void aServiceHasAGroupAndWaitsForThoseOfItsNetworks() {
    Mapped mapped = Mapped.project(new ServiceNetworkMapper(), TWO);
    assertThat(mapped.declared()).containsExactly("ASecurityGroup");
    assertThat(mapped.dependsOn("AService")).containsExactly("MNetworkIngress", "NNetworkIngress");
  }

  @Test
  void anInternalNetworkStillReachesTheInternet() {
    assertThat(Mapped.project(MAPPER, TWO).codes()).containsExactly("C2E312");
  }

  @Test
  void aProjectWithoutServicesNeedsNoSubnets() {
    assertThat(Mapped.service(MAPPER, "restart: \"no\"").parameters()).containsExactly("VpcId");
    assertThat(Mapped.service(MAPPER, "tty: true").parameters())
        .containsExactly("VpcId", "SubnetIds", "AssignPublicIp");
  }
}
