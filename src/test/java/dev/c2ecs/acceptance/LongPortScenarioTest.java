package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** S3: a port without a protocol is TCP everywhere; a loopback port is not for the Internet. */
class LongPortScenarioTest extends Scenario {

  private static final String BOTH =
      """
      name: p
      services:
        api:
          image: node
          ports:
            - {target: 9000}
            - "127.0.0.1:9001:9001"
      """;

  @Test
  void protocolsAndPortsAreExplicit() {
    Template template = template(BOTH);
    assertThat(
            Template.list(
                template.at("ApiTaskDefinition", "ContainerDefinitions", 0, "PortMappings")))
        .isNotEmpty()
        .allSatisfy(mapping -> assertThat(Template.map(mapping).get("Protocol")).isEqualTo("tcp"));
    assertThat(template.ingress())
        .filteredOn(rule -> !rule.group().equals("DefaultNetwork"))
        .isNotEmpty()
        .allSatisfy(
            rule -> {
              assertThat(rule.protocol()).isEqualTo("tcp");
              assertThat(rule.from()).isPresent();
              assertThat(rule.to()).isPresent();
            });
  }

  @Test
  void aLoopbackPortHasNoListenerAndADiagnosticSaysSo() {
    Program.Result result = Program.convert(directory(), BOTH);
    Template template = keep(result);
    assertThat(template.ofType("AWS::ElasticLoadBalancingV2::Listener"))
        .containsExactly("Network9000Listener");
    assertThat(template.ingress())
        .filteredOn(rule -> rule.source().filter("DefaultNetwork"::equals).isEmpty())
        .isNotEmpty()
        .noneMatch(rule -> rule.covers(9001));
    assertThat(result.err())
        .contains(
            "(standard input):7:9: info C2E302: no load balancer publishes ports of the loopback address: 9001 of api");
  }

  @Test
  void theLoopbackAddressOfIpv6IsOneToo() {
    Template template =
        template("name: p\nservices: {a: {image: node, ports: [\"[::1]:80:80\"]}}\n");
    assertThat(template.ofType("AWS::ElasticLoadBalancingV2::LoadBalancer")).isEmpty();
  }
}
