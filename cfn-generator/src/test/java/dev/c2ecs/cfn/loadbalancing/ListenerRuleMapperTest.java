package dev.c2ecs.cfn.loadbalancing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import org.junit.jupiter.api.Test;

class ListenerRuleMapperTest {

  private static final Mapper MAPPER = new ListenerRuleMapper();

  @Test
  void aServiceWithAPathIsARuleOfTheListenerOfTheOther() {
    Mapped mapped =
        Mapped.project(
            MAPPER,
            """
            name: p
            services:
              web: {image: x, ports: ["80:80"]}
              api: {image: x, ports: [{target: 8080, published: "80", x-aws-path: /api/*}]}
            """);
    assertThat(mapped.declared()).singleElement().asString().matches("HTTP80Rule[0-9]+");
    assertThat(mapped.property(mapped.declared().get(0), "ListenerArn").orElseThrow().toString())
        .contains("HTTP80Listener");
  }

  @Test
  void aServiceMayNotTakeEverythingOfAListenerThatExists() {
    Mapped mapped =
        Mapped.project(
            MAPPER,
            """
            name: p
            x-aws-loadbalancer:
              arn: arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/a/01
              listeners:
                "80": arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/a/01/02
            services:
              web: {image: x, ports: ["80:80"]}
            """);
    assertThat(mapped.codes()).containsExactly("C2E301");
  }
}
