package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The extensions for roles, capacity, scaling and tags, in whole templates. */
class ExtensionScenarioTest extends Scenario {

  private static final String BOUNDARY = "arn:aws:iam::123456789012:policy/boundary";

  @Test
  void aServiceWithAllOfThem() {
    Template template =
        template(
            """
            name: p
            x-aws-permissions_boundary: %s
            x-aws-tags: {team: shop, stage: "1"}
            services:
              web:
                image: registry.example.com/web
                ports: ["80:80"]
                x-aws-exec: true
                x-aws-capacity: spot
                x-aws-ephemeral_storage: 40
                x-aws-pull_credentials: arn:aws:secretsmanager:eu-west-1:123456789012:secret:r-AbCdEf
                x-aws-policies: [arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess]
                x-aws-role:
                  Version: "2012-10-17"
                  Statement: [{Effect: Allow, Action: "sqs:SendMessage", Resource: {Fn::GetAtt: LogGroup.Arn}}]
                volumes: ["data:/data"]
                deploy:
                  labels: {team: own}
                  x-aws-autoscaling: {min: 1, max: 4, cpu: 60, requests: 1000}
            volumes: {data: }
            """
                .formatted(BOUNDARY));
    assertThat(template.ofType("AWS::ApplicationAutoScaling::ScalingPolicy")).hasSize(2);
    for (String role : template.ofType("AWS::IAM::Role")) {
      assertThat(template.at(role, "PermissionsBoundary")).isEqualTo(BOUNDARY);
    }
    assertThat(template.at("WebService", "Tags"))
        .isEqualTo(
            List.of(Map.of("Key", "stage", "Value", "1"), Map.of("Key", "team", "Value", "own")));
    assertThat(template.at("Cluster", "Tags"))
        .isEqualTo(
            List.of(Map.of("Key", "stage", "Value", "1"), Map.of("Key", "team", "Value", "shop")));
  }

  @Test
  void aVpcOfItsOwnHasTheTagsToo() {
    Template template =
        template(
            """
            name: p
            x-aws-vpc: new
            x-aws-nat: per-az
            x-aws-tags: {team: shop}
            services: {web: {image: web}}
            """);
    Map<String, String> team = Map.of("Key", "team", "Value", "shop");
    for (String id :
        List.of("InternetGateway", "NatGateway1", "NatGateway1Address", "PrivateRouteTable2")) {
      assertThat(template.at(id, "Tags")).as(id).isEqualTo(List.of(team));
    }
    assertThat(template.at("S3Endpoint", "Tags")).isEqualTo(List.of(team));
    assertThat(template.at("Vpc", "Tags"))
        .isEqualTo(List.of(team, Map.of("Key", "Name", "Value", "p")));
    assertThat(template.at("PublicSubnet1", "Tags"))
        .isEqualTo(List.of(team, Map.of("Key", "Name", "Value", "p-public-1")));
    assertThat(template.at("PublicRoute", "Tags")).isNull();
  }

  @Test
  void httpsByCertificateAndByDomain() {
    Template template =
        template(
            """
            name: p
            services:
              shop:
                image: shop
                ports:
                  - {target: 8080, published: "443", x-aws-domain: shop.example.com, x-aws-stickiness: 600, x-aws-healthcheck: /up}
              mail:
                image: mail
                ports:
                  - target: 993
                    published: "993"
                    x-aws-protocol: tcp
                    x-aws-certificate: arn:aws:acm:eu-west-1:123456789012:certificate/0123abcd-0123-0123-0123-0123456789ab
            """);
    assertThat(template.at("HTTP80Listener", "Port")).isEqualTo(80L);
    assertThat(template.at("HTTP443Listener", "Protocol")).isEqualTo("HTTPS");
    assertThat(template.at("Network993Listener", "Protocol")).isEqualTo("TLS");
    assertThat(template.at("ShopTCP443TargetGroup", "HealthCheckPath")).isEqualTo("/up");
  }

  @Test
  void whatIsNoCertificateAndNoDomain() {
    for (String wrong :
        List.of(
            "target: 80, published: '443', x-aws-certificate: mine",
            "target: 80, published: '443', x-aws-domain: 'Shop Example'",
            "target: 53, published: '53', protocol: udp, x-aws-domain: dns.example.com")) {
      assertThat(refusal("name: p\nservices: {web: {image: web, ports: [{" + wrong + "}]}}\n"))
          .contains("C2E361");
    }
  }

  @Test
  void aReferenceInARoleThatLeadsNowhereIsAnError() {
    assertThat(
            refusal(
                """
                name: p
                services:
                  web:
                    image: web
                    x-aws-role: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: "*", Resource: {Ref: Nope}}]}
                """))
        .contains("Nope");
  }

  @Test
  void tagsThatAwsWouldRefuse() {
    assertThat(refusal("name: p\nx-aws-tags: {'aws:x': y}\nservices: {web: {image: web}}\n"))
        .contains(":2:1: error")
        .contains("C2E361");
  }
}
