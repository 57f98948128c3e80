package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** S1: only what is published is reachable from the Internet, and only through a load balancer. */
class IsolationScenarioTest extends Scenario {

  private static final String WEB_AND_DB =
      """
      name: shop
      services:
        web: {image: nginx, ports: ["80:80"]}
        db: {image: "postgres:16"}
      """;

  @Test
  void onlyTheLoadBalancerIsOpenToACidr() {
    List<Template.Ingress> open =
        template(WEB_AND_DB).ingress().stream().filter(rule -> rule.cidr().isPresent()).toList();
    assertThat(open).hasSize(1);
    assertThat(open.get(0).group()).isEqualTo("LoadBalancerSecurityGroup");
    assertThat(open.get(0).from()).contains(80L);
    assertThat(open.get(0).to()).contains(80L);
    assertThat(open.get(0).protocol()).isEqualTo("tcp");
  }

  @Test
  void tasksAdmitThePublishedPortFromTheLoadBalancerOnly() {
    Template template = template(WEB_AND_DB);
    assertThat(template.ingress())
        .filteredOn(rule -> rule.group().equals("WebSecurityGroup"))
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.source()).contains("LoadBalancerSecurityGroup");
              assertThat(rule.from()).contains(80L);
              assertThat(rule.to()).contains(80L);
            });
  }

  @Test
  void aDatabaseIsReachableFromItsNetworkAndNowhereElse() {
    Template template = template(WEB_AND_DB);
    assertThat(template.reaches("WebService", "DbService", 5432)).isTrue();
    assertThat(template.at("DbService", "LoadBalancers")).isEqualTo(List.of());
    assertThat(template.ofType("AWS::ElasticLoadBalancingV2::TargetGroup"))
        .containsExactly("WebTCP80TargetGroup");
  }

  @Test
  void noRuleForEveryProtocolNamesACidr() {
    assertThat(template(WEB_AND_DB).ingress())
        .filteredOn(rule -> rule.protocol().equals("-1"))
        .isNotEmpty()
        .allSatisfy(rule -> assertThat(rule.cidr()).isEqualTo(Optional.empty()));
  }

  @Test
  void aProjectWithoutPublishedPortsHasNoLoadBalancer() {
    Template template =
        template("name: inner\nservices: {db: {image: mysql}, cache: {image: redis}}\n");
    assertThat(template.ofType("AWS::ElasticLoadBalancingV2::LoadBalancer")).isEmpty();
    assertThat(template.ingress())
        .isNotEmpty()
        .allSatisfy(rule -> assertThat(rule.cidr()).isEmpty());
  }
}
