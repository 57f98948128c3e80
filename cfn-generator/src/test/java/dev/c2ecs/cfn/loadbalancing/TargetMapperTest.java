package dev.c2ecs.cfn.loadbalancing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.template.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  /** Never shorter than Docker would let the check fail; longer for what fills a file system. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "image: x | 300",
        "image: x, healthcheck: {test: 'true', interval: 5m, retries: 3, start_period: 5m} | 1200",
        "image: x, healthcheck: {test: 'true', interval: 5s, retries: 3} | 300",
        "image: x, volumes: ['data:/data'] | 900",
        "image: x, volumes: ['data:/data:ro'] | 300",
        "image: 'nextcloud:31-apache', volumes: ['data:/var/www/html'] | 2700",
        "image: nextcloud | 300",
      })
  void theGracePeriodIsThatOfTheStart(String service, long seconds) {
    assertThat(
            Mapped.project(
                    MAPPER,
                    "name: p\nservices: {web: {ports: ['80:80'], "
                        + service
                        + "}}\nvolumes: {data: }\n")
                .property("WebService", "HealthCheckGracePeriodSeconds"))
        .isEqualTo(Optional.of(Value.number(seconds)));
  }

  @Test
  void aGracePeriodThatIsSaidCounts() {
    assertThat(
            Mapped.project(
                    MAPPER,
                    "name: p\nservices: {web: {image: x, volumes: ['data:/data'], ports: [{target:"
                        + " 80, published: '80', x-aws-healthcheck: {grace_period: 120}}]}}\n"
                        + "volumes: {data: }\n")
                .property("WebService", "HealthCheckGracePeriodSeconds"))
        .isEqualTo(Optional.of(Value.number(120)));
  }

  @Test
  void aServiceThatPublishesNothingGivesThoseUpThatItHad() {
    assertThat(Mapped.service(MAPPER, "tty: true").property("WebService", "LoadBalancers"))
        .contains(new Value.ListOf(List.of(), true));
  }
}
