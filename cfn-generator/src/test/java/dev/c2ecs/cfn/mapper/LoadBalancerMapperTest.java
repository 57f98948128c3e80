package dev.c2ecs.cfn.mapper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.template.Value;
import java.util.List;
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
    assertThat(mapped.dependsOn("WebService"))
        .contains("WebTCP80Listener", "WebTCP25Listener", "WebTCP25NetworkIngress");
  }

  @Test
  void tcpAndUdpOfOnePortAreOneListener() {
    Mapped mapped = Mapped.service(MAPPER, "ports: [\"53:53\", \"53:53/udp\"]");
    assertThat(mapped.declared())
        .contains("WebTCP53NetworkIngress", "WebUDP53NetworkIngress")
        .filteredOn(id -> id.endsWith("Listener"))
        .isEqualTo(List.of("WebTCP53Listener"));
    assertThat(mapped.property("WebTCP53TargetGroup", "Protocol"))
        .isEqualTo(Optional.of(Value.text("TCP_UDP")));
  }

  @Test
  void aUdpPortIsCheckedOverAnotherTcpPort() {
    Mapped checked = Mapped.service(MAPPER, "ports: [\"53:53/udp\"], expose: [\"8080\"]");
    assertThat(checked.property("WebUDP53TargetGroup", "HealthCheckPort"))
        .isEqualTo(Optional.of(Value.text("8080")));
    assertThat(Mapped.service(MAPPER, "ports: [\"53:53/udp\"]").codes()).containsExactly("C2E307");
  }

  @Test
  void theHealthPathComesFromTheHealthCheck() {
    Mapped mapped =
        Mapped.service(
            MAPPER,
            "ports: [\"80:80\"], healthcheck: {test: curl -f http://localhost/ready || exit 1}");
    assertThat(mapped.property("WebTCP80TargetGroup", "HealthCheckPath"))
        .isEqualTo(Optional.of(Value.text("/ready")));
  }
}
