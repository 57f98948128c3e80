package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** S2: the published port is that of the listener, the target port that of everything else. */
class AsymmetricPortScenarioTest extends Scenario {

  @Test
  void theListenerHasThePublishedPortAndTheRestTheTargetPort() {
    Template template =
        template("name: p\nservices: {api: {image: node, ports: [\"8080:3000\"]}}\n");
    check(template, "Network8080Listener", "ApiTCP8080TargetGroup", 8080, 3000);
    assertThat(template.at("ApiTCP8080TargetGroup", "Protocol")).isEqualTo("TCP");
  }

  @Test
  void anHttpPortKeepsBothToo() {
    Template template =
        template(
            """
            name: p
            services:
              api:
                image: node
                ports: [{target: 3000, published: "8080", app_protocol: http}]
            """);
    check(template, "HTTP8080Listener", "ApiTCP8080TargetGroup", 8080, 3000);
    assertThat(template.at("ApiTCP8080TargetGroup", "Protocol")).isEqualTo("HTTP");
  }

  @Test
  void twoPublishedPortsOfOneTargetAreTwoListeners() {
    Template template =
        template("name: p\nservices: {api: {image: node, ports: [\"80:80\", \"8080:80\"]}}\n");
    assertThat(template.ofType("AWS::ElasticLoadBalancingV2::Listener")).hasSize(2);
    assertThat(template.at("HTTP80Listener", "Port")).isEqualTo(80L);
    assertThat(template.at("HTTP8080Listener", "Port")).isEqualTo(8080L);
  }

  private static void check(
      Template template, String listener, String group, long published, long target) {
    assertThat(template.at(listener, "Port")).isEqualTo(published);
    assertThat(template.at(group, "Port")).isEqualTo(target);
    assertThat(template.properties(group)).doesNotContainKey("HealthCheckPort");
    assertThat(template.at("ApiService", "LoadBalancers", 0, "ContainerPort")).isEqualTo(target);
    assertThat(
            template.at(
                "ApiTaskDefinition", "ContainerDefinitions", 0, "PortMappings", 0, "ContainerPort"))
        .isEqualTo(target);
    assertThat(template.ingress())
        .filteredOn(rule -> rule.group().equals("ApiSecurityGroup"))
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.from()).contains(target);
              assertThat(rule.to()).contains(target);
              assertThat(rule.source()).isPresent();
            });
  }
}
