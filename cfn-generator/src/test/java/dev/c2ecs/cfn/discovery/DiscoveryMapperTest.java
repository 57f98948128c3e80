package dev.c2ecs.cfn.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.template.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiscoveryMapperTest {

  private static final Mapper MAPPER = new DiscoveryMapper();

  @Test
  void aServiceIsAServerOnEachOfItsTcpPorts() {
    Mapped mapped = Mapped.service(MAPPER, "expose: [\"80\", \"90\", \"53/udp\"]");
    Optional<Value> services =
        mapped.property("WebService", "ServiceConnectConfiguration", "Services");
    assertThat(((Value.ListOf) services.orElseThrow()).items()).hasSize(2);
  }

  @Test
  void aServiceWithoutPortsIsAClient() {
    Mapped mapped = Mapped.service(MAPPER, "tty: true");
    assertThat(mapped.property("WebService", "ServiceConnectConfiguration", "Enabled"))
        .isEqualTo(Optional.of(Value.flag(true)));
    assertThat(mapped.property("WebService", "ServiceConnectConfiguration", "Services")).isEmpty();
    assertThat(mapped.declared()).isEqualTo(List.of("WebServiceDiscoveryEntry"));
  }
}
