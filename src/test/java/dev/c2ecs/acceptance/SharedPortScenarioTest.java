package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** S4: two services that want one port of the load balancer. */
class SharedPortScenarioTest extends Scenario {

  @Test
  void twoServicesOnOnePortAreRefusedWithBothNamesAndLines() {
    String said =
        refusal(
            """
            name: p
            services:
              a: {image: nginx, ports: ["80:80"]}
              b: {image: nginx, ports: ["80:80"]}
            """);
    assertThat(said).contains("C2E301", "a and b both publish the port 80", ":3:", ":4:");
  }

  @Test
  void aSecondHostOfTheSamePortIsNotLostInSilence() {
    String said =
        refusal(
            """
            name: p
            services:
              web:
                image: nginx
                ports:
                  - {target: 80, published: "80", x-aws-host: a.example.com}
                  - {target: 80, published: "80", host_ip: 10.0.0.1, x-aws-host: b.example.com}
            """);
    assertThat(said).contains("C2E361", "published twice with different hosts or paths", ":7:");
  }

  @Test
  void hostsAndPathsShareOneListener() {
    Template template =
        template(
            """
            name: p
            services:
              web: {image: nginx, ports: ["80:80"]}
              api:
                image: nginx
                ports: [{target: 8080, published: "80", x-aws-path: /api/*}]
              admin:
                image: nginx
                ports: [{target: 80, published: "80", x-aws-host: admin.example.com}]
            """);
    assertThat(template.ofType("AWS::ElasticLoadBalancingV2::Listener")).hasSize(1);
    assertThat(template.ofType("AWS::ElasticLoadBalancingV2::ListenerRule"))
        .hasSize(2)
        .allMatch(id -> id.matches("HTTP80Rule[0-9]+"));
    assertThat(template.at(rule(template, "Admin"), "Conditions", 0, "HostHeaderConfig", "Values"))
        .isEqualTo(List.of("admin.example.com"));
    long admin = number(template.at(rule(template, "Admin"), "Priority"));
    long api = number(template.at(rule(template, "Api"), "Priority"));
    assertThat(admin).as("a host is more exact than a path").isLessThan(api);
    assertThat(template.at("HTTP80Listener", "DefaultActions", 0, "TargetGroupArn"))
        .isEqualTo(Map.of("Ref", "WebTCP80TargetGroup"));
  }

  @Test
  void aThirdServiceDoesNotMoveTheRulesOfTheOthers() {
    String two =
        """
        name: p
        services:
          one: {image: nginx, ports: [{target: 80, published: "80", x-aws-path: /one/*}]}
          two: {image: nginx, ports: [{target: 80, published: "80", x-aws-path: /two/*}]}
        """;
    String three =
        two
            + "  three: {image: nginx, ports: [{target: 80, published: \"80\", x-aws-path: /three/*}]}\n";
    Template before = template(two);
    Template after = template(three);
    for (String rule : List.of(rule(before, "One"), rule(before, "Two"), "HTTP80Listener")) {
      assertThat(after.resources().get(rule)).isEqualTo(before.resources().get(rule));
    }
    assertThat(before.at("HTTP80Listener", "DefaultActions", 0, "Type"))
        .isEqualTo("fixed-response");
  }

  @Test
  void aLongerPathComesFirst() {
    Template template =
        template(
            """
            name: p
            services:
              wide: {image: nginx, ports: [{target: 80, published: "80", x-aws-path: /api/*}]}
              narrow: {image: nginx, ports: [{target: 80, published: "80", x-aws-path: /api/v2/*}]}
            """);
    assertThat(number(template.at(rule(template, "Narrow"), "Priority")))
        .isLessThan(number(template.at(rule(template, "Wide"), "Priority")));
  }

  @Test
  void theSameRuleTwiceIsRefused() {
    assertThat(
            refusal(
                """
                name: p
                services:
                  a: {image: nginx, ports: [{target: 80, published: "80", x-aws-path: /x}]}
                  b: {image: nginx, ports: [{target: 80, published: "80", x-aws-path: /x}]}
                """))
        .contains("C2E301", "for the same hosts and paths");
  }

  /** The rule that leads to a service. */
  private static String rule(Template template, String service) {
    return template.ofType("AWS::ElasticLoadBalancingV2::ListenerRule").stream()
        .filter(id -> String.valueOf(template.at(id, "Actions")).contains("=" + service + "TCP"))
        .findFirst()
        .orElseThrow();
  }

  private static long number(@Nullable Object value) {
    return Long.parseLong(String.valueOf(value));
  }
}
