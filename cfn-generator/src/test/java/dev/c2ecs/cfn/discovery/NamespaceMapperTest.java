package dev.c2ecs.cfn.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.template.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NamespaceMapperTest {

  @Test
  void aProjectHasANamespaceInItsVpc() {
    Mapped mapped = Mapped.service(new NamespaceMapper(), "tty: true");
    assertThat(mapped.declared()).isEqualTo(List.of("CloudMap"));
    assertThat(mapped.property("CloudMap", "Name")).isEqualTo(Optional.of(Value.text("p.local")));
    assertThat(mapped.property("CloudMap", "Vpc")).isEqualTo(Optional.of(Value.ref("VpcId")));
  }
}
