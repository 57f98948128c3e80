package dev.c2ecs.cfn.diff;

import static dev.c2ecs.cfn.diff.Updates.forecast;
import static dev.c2ecs.cfn.diff.Updates.resource;
import static dev.c2ecs.cfn.diff.Updates.template;
import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.template.Template;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that reach a target which they did not reach. */
class RoutesTest {

  private static final String BASE =
      resource(
              "L",
              "ElasticLoadBalancingV2::Listener",
              "Port: 80, DefaultActions: [{Type:"
                  + " fixed-response, FixedResponseConfig: {StatusCode: \"404\"}}]")
          + resource("T", "ElasticLoadBalancingV2::TargetGroup", "Port: 80")
          + resource("U", "ElasticLoadBalancingV2::TargetGroup", "Port: 81");

  private static final String FORWARD = "{Type: forward, TargetGroupArn: !Ref T}";

  private static String rule(String id, int priority, String conditions, String actions) {
    return resource(
        id,
        "ElasticLoadBalancingV2::ListenerRule",
        "ListenerArn: !Ref L, Priority: "
            + priority
            + ", Conditions: ["
            + conditions
            + "], Actions: ["
            + actions
            + "]");
  }

  private static boolean widens(Template before, Template after) {
    return forecast(before, after).effects().stream()
        .anyMatch(effect -> effect.has(Consequence.NETWORK_WIDER));
  }

  private static String condition(String text) {
    String[] words = text.strip().split(" ", 2);
    return text.isBlank()
        ? ""
        : switch (words[0]) {
          case "header" ->
              "{Field: http-header, HttpHeaderConfig: {HttpHeaderName: X-Key, Values: ["
                  + words[1]
                  + "]}}";
          case "query" -> "{Field: query-string, QueryStringConfig: {Values: [" + words[1] + "]}}";
          default -> "{Field: " + words[0] + ", Values: [" + words[1] + "]}";
        };
  }

  /** Also when the rule gets another ID with its conditions, and another priority. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "path-pattern \"/api/*\" | path-pattern \"/*\"",
        "path-pattern \"/api/v1/*\" | path-pattern \"/api/*\"",
        "path-pattern \"/a\" | path-pattern \"/a\", \"/b\"",
        "path-pattern \"/a\" | ''",
        "host-header a.example.com | ''",
        "host-header a.example.com | host-header \"*.example.com\"",
        "http-request-method GET | http-request-method GET, POST",
        "source-ip 10.1.0.0/16 | source-ip 10.0.0.0/8",
        "source-ip 10.0.0.0/8 | source-ip 10.0.0.0/8, 192.0.2.0/24",
        "source-ip \"2001:db8:1::/48\" | source-ip \"2001:db8::/32\"",
        "source-ip 10.0.0.0/8 | ''",
        "header secret | ''",
        "query {Key: a, Value: b} | ''",
      })
  void aRuleThatAsksForLess(String narrow, String wide) {
    for (String id : new String[] {"R", "Q"}) {
      Template one = template(BASE, rule("R", 1, condition(narrow), FORWARD));
      Template other = template(BASE, rule(id, id.equals("R") ? 1 : 2, condition(wide), FORWARD));
      assertThat(widens(one, other)).isTrue();
      assertThat(widens(other, one)).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "source-ip 10.0.0.0/8 | source-ip 11.0.0.0/8",
        "path-pattern \"/a\" | path-pattern \"/b\"",
        "host-header a | header a",
      })
  void anotherRuleIsWiderBothWays(String one, String other) {
    Template before = template(BASE, rule("R", 1, condition(one), FORWARD));
    Template after = template(BASE, rule("R", 1, condition(other), FORWARD));
    assertThat(widens(before, after)).isTrue();
    assertThat(widens(after, before)).isTrue();
  }

  /** What answered, asked for a login or led elsewhere before does not any more. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{Type: fixed-response, FixedResponseConfig: {StatusCode: \"403\"}} | /admin/* | true",
        "{Type: authenticate-oidc, Order: 1}, {Type: forward, TargetGroupArn: !Ref U} | /a* | true",
        "{Type: fixed-response, FixedResponseConfig: {StatusCode: \"403\"}} | /other/* | false",
        "{Type: forward, TargetGroupArn: !Ref U} | /admin/* | false",
      })
  void aBarrierThatGoes(String actions, String path, boolean wider) {
    String barrier = rule("B", 1, condition("path-pattern \"" + path + "\""), actions);
    String open = rule("R", 5, condition("path-pattern \"/admin/*\""), FORWARD);
    Template before = template(BASE, barrier, open);
    assertThat(widens(before, template(BASE, open))).isEqualTo(wider);
    assertThat(widens(template(BASE, open), before)).isFalse();
  }

  /** Whoever comes first takes what both ask for; in the second case that is the other target. */
  @ParameterizedTest
  @CsvSource({"1, 5, 9, true", "9, 5, 1, true", "1, 5, 2, false"})
  void theOrderOfRules(int before, int other, int after, boolean wider) {
    String elsewhere = condition("path-pattern \"/admin/*\"");
    String actions = "{Type: forward, TargetGroupArn: !Ref U}";
    String open = rule("R", other, condition("path-pattern \"/*\""), FORWARD);
    assertThat(
            widens(
                template(BASE, rule("B", before, elsewhere, actions), open),
                template(BASE, rule("B", after, elsewhere, actions), open)))
        .isEqualTo(wider);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x-aws-path: \"/api/*\" | x-aws-path: \"/*\" | true",
        "x-aws-path: \"/api/*\" | x-aws-path: \"/api/v1/*\" | false",
        "x-aws-host: api.example.com | x-aws-host: [api.example.com, b.example.com] | true",
        "x-aws-path: \"/api/*\", x-aws-host: a.example.com | x-aws-path: \"/api/*\" | true",
        "x-aws-path: \"/api/*\" | x-aws-path: \"/api/*\", x-aws-host: a.example.com | false",
      })
  void thePathsOfAProject(String before, String after, boolean wider) {
    String project =
        """
        name: shop
        services:
          web: {image: nginx, ports: ["80:80"]}
          api: {image: "example/api:1", ports: [{target: 80, published: "80", %s}]}
        """;
    assertThat(
            Forecast.of(
                    Projects.template(project.formatted(before)),
                    Map.of(),
                    Projects.template(project.formatted(after)),
                    Map.of())
                .effects())
        .isNotEmpty()
        .extracting(effect -> effect.has(Consequence.NETWORK_WIDER))
        .matches(all -> all.contains(true) == wider);
  }
}
