package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** S5: HTTP, TCP and UDP in one project. */
class MixedProtocolScenarioTest extends Scenario {

  private static final String ALL =
      """
      name: p
      services:
        web: {image: nginx, ports: ["80:80"]}
        dns: {image: coredns/coredns, ports: ["53:53", "53:53/udp"]}
        mq: {image: rabbitmq, ports: [{target: 5672, published: "5672", x-aws-public: true}]}
      """;

  @Test
  void oneLoadBalancerOfEachKind() {
    Template template = template(ALL);
    assertThat(template.ofType("AWS::ElasticLoadBalancingV2::LoadBalancer"))
        .containsExactlyInAnyOrder("LoadBalancer", "NetworkLoadBalancer");
    assertThat(template.at("NetworkLoadBalancer", "Type")).isEqualTo("network");
  }

  @Test
  void tcpAndUdpOfOnePortAreOneListener() {
    Template template = template(ALL);
    assertThat(template.at("Network53Listener", "Protocol")).isEqualTo("TCP_UDP");
    assertThat(template.at("DnsTCP53TargetGroup", "Protocol")).isEqualTo("TCP_UDP");
    assertThat(template.at("DnsTCP53TargetGroup", "HealthCheckProtocol")).isEqualTo("TCP");
    assertThat(template.ingress())
        .filteredOn(rule -> rule.group().equals("DnsSecurityGroup") && rule.covers(53))
        .extracting(Template.Ingress::protocol)
        .containsExactlyInAnyOrder("tcp", "udp");
    assertThat(template.ingress())
        .filteredOn(
            rule -> rule.group().equals("NetworkLoadBalancerSecurityGroup") && rule.covers(53))
        .extracting(Template.Ingress::protocol)
        .containsExactlyInAnyOrder("tcp", "udp");
  }

  @Test
  void withoutTheQueueEveryOtherResourceIsTheSame() {
    Template all = template(ALL);
    Template fewer = template(ALL.replaceAll("  mq: .*\n", ""));
    fewer
        .resources()
        .forEach(
            (id, resource) -> {
              if (!id.equals("NetworkLoadBalancerSecurityGroup")) {
                assertThat(resource).as(id).isEqualTo(all.resources().get(id));
              }
            });
    assertThat(all.resources().keySet())
        .filteredOn(id -> !fewer.has(id))
        .isNotEmpty()
        .allMatch(id -> id.startsWith("Mq") || id.equals("Network5672Listener"));
  }

  @Test
  void aTcpPortMoreNeverReplacesTheHttpOne() {
    Template one = template("name: p\nservices: {web: {image: nginx, ports: [\"80:80\"]}}\n");
    Template two =
        template("name: p\nservices: {web: {image: nginx, ports: [\"80:80\", \"9000:9000\"]}}\n");
    for (String id : List.of("LoadBalancer", "HTTP80Listener", "WebTCP80TargetGroup")) {
      assertThat(two.resources().get(id)).isEqualTo(one.resources().get(id));
    }
    assertThat(two.has("NetworkLoadBalancer")).isTrue();
  }
}
