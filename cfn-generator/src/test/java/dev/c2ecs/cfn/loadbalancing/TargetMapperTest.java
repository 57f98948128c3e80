package dev.c2ecs.cfn.loadbalancing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.template.Value;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TargetMapperTest {

  private static final Mapper MAPPER = new TargetMapper();

  @Test
  void aServiceWaitsForWhatLeadsToIt() {
    assertThat(Mapped.service(MAPPER, "ports: [\"80:80\", \"25:25\"]").dependsOn("WebService"))
        .contains("HTTP80Listener", "Network25Listener", "WebTCP25NetworkIngress");
  }

  @Test
  void tasksAreGivenTimeBeforeTheyAreChecked() {
    assertThat(
            Mapped.service(MAPPER, "ports: [\"80:80\"]")
                .property("WebService", "HealthCheckGracePeriodSeconds"))
        .isEqualTo(Optional.of(Value.number(300)));
  }

  @Test
  void aServiceThatPublishesNothingHasNoTargets() {
    assertThat(Mapped.service(MAPPER, "tty: true").property("WebService", "LoadBalancers"))
        .isEmpty();
  }
}
