package dev.c2ecs.cfn.loadbalancing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.template.Value;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoadBalancerMapperTest {

  private static final Mapper MAPPER = new LoadBalancerMapper();

  @Test
  void httpGoesToAnApplicationLoadBalancerAndTheRestToANetworkLoadBalancer() {
    Mapped mapped = Mapped.service(MAPPER, "ports: [\"80:80\", \"25:25\"]");
    assertThat(mapped.property("LoadBalancer", "Type"))
        .isEqualTo(Optional.of(Value.text("application")));
    assertThat(mapped.property("NetworkLoadBalancer", "Type"))
        .isEqualTo(Optional.of(Value.text("network")));
  }

  @Test
  void tcpAndUdpOfOnePortAreTwoRules() {
    assertThat(Mapped.service(MAPPER, "ports: [\"53:53\", \"53:53/udp\"]").declared())
        .contains("WebTCP53NetworkIngress", "WebUDP53NetworkIngress");
  }

  @Test
  void theAddressHasTheDomain() {
    Mapped mapped =
        Mapped.service(
            MAPPER, "ports: [{target: 80, published: \"443\", x-aws-domain: shop.example.com}]");
    assertThat(mapped.outputs()).containsExactly("https://shop.example.com");
    assertThat(mapped.property("LoadBalancerSecurityGroup", "SecurityGroupIngress").orElseThrow())
        .asString()
        .contains("Redirect to HTTPS");
  }
}
