package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** S29, S34, S36: proxies that route by labels, protocols, UDP; old names in overlays. */
class PublishingScenarioTest extends Scenario {

  private static final String TRAEFIK =
      """
      name: p
      services:
        traefik:
          image: traefik:v2.11
          command: --providers.docker --entrypoints.web.address=:80
          ports: ["80:80"]
          volumes: ["/var/run/docker.sock:/var/run/docker.sock:ro"]
        shop:
          image: acme/shop:1
          labels:
            traefik.http.routers.shop.rule: Host(`shop.example.com`)
            traefik.http.services.shop.loadbalancer.server.port: "3000"
        api:
          image: acme/api:1
          labels:
            traefik.http.routers.api.rule: Host(`shop.example.com`) && PathPrefix(`/api`)
            traefik.http.services.api.loadbalancer.server.port: "8000"
      """;

  @Test
  void aProxyIsTheRulesOfTheLoadBalancer() {
    Program.Result result = Program.convert(directory(), TRAEFIK);
    Template template = keep(result);
    assertThat(result.err()).contains("C2E430").doesNotContain("C2E323", "C2E271");
    assertThat(template.has("TraefikService")).isFalse();
    assertThat(template.ofType("AWS::ElasticLoadBalancingV2::Listener"))
        .containsExactly("HTTP80Listener");
    assertThat(template.ofType("AWS::ElasticLoadBalancingV2::ListenerRule")).hasSize(2);
    assertThat(template.at("ApiTCP80TargetGroup", "Port")).isEqualTo(8000L);
    assertThat(template.at("HTTP80Listener", "DefaultActions", 0, "Type"))
        .isEqualTo("fixed-response");
  }

  @Test
  void anAuthenticationIsNeverAccepted() {
    String guarded =
        TRAEFIK
            + "      traefik.http.routers.api.middlewares: guard\n"
            + "      traefik.http.middlewares.guard.basicauth.users: \"a:b\"\n";
    Program.Result result =
        Program.in(directory())
            .stdin(guarded)
            .run("-f", "-", "convert", "--accept", "C2E432", "--accept", "C2E431");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("error C2E432", "guard");
  }

  @Test
  void aProtocolCanBeSaidLater() {
    String before =
        "name: p\nservices: {api: {image: acme/api:1, ports: [{target: 9, published: '9'%s}]}}\n";
    Template tcp = template(before.formatted(""));
    Template http = template(before.formatted(", app_protocol: http"));
    assertThat(tcp.ofType("AWS::ElasticLoadBalancingV2::Listener"))
        .containsExactly("Network9Listener");
    assertThat(http.ofType("AWS::ElasticLoadBalancingV2::Listener"))
        .containsExactly("HTTP9Listener");
    assertThat(http.root().toString()).doesNotContain("AppProtocol");
  }

  @Test
  void theRedirectBecomesAListenerOfItsOwnInOneUpdate() {
    String secure = "{target: 80, published: '443', x-aws-domain: shop.example.com}";
    String before = "name: p\nservices: {web: {image: acme/web:1, ports: [%s]}}\n";
    Template redirecting = template(before.formatted(secure));
    Template both = template(before.formatted(secure + ", '80:80'"));
    assertThat(redirecting.at("HTTP80Listener", "DefaultActions", 0, "Type")).isEqualTo("redirect");
    assertThat(both.at("HTTP80Listener", "DefaultActions", 0, "Type")).isEqualTo("forward");
  }

  @Test
  void anOldNameInAnOverlayIsOneErrorWithTheNewOne() {
    String said =
        refusal(
            """
            services:
              webapp:
                image: acme/webapp:1
                ports: ["80:80"]
              live:
                image: acme/live:1
                ports: [{target: 4004, x-aws-protocol: http}]
            x-aws-cloudformation:
              Resources:
                WebappTCP80Listener: {Properties: {Protocol: HTTPS, Port: 443}}
                Live4004Listener: {Properties: {Port: 443}}
                Default4004Ingress: {Properties: {FromPort: 443}}
            """);
    assertThat(said)
        .contains(
            "WebappTCP80Listener is called HTTP80Listener here",
            "Live4004Listener is called HTTP4004Listener here",
            "Default4004Ingress is a rule of LoadBalancerSecurityGroup here")
        .containsOnlyOnce("write `HTTP80Listener`");
  }

  @Test
  void theLoadBalancerOfTcpPortsHasItsNewNameOnce() {
    String said =
        refusal(
            """
            services:
              flights: {image: acme/flights:1, ports: ["8081:8081"]}
            x-aws-cloudformation:
              Resources:
                Record:
                  Type: AWS::Route53::RecordSet
                  Properties:
                    Name: services.example.com
                    Type: A
                    HostedZoneId: Z0722775EXAMPLE
                    AliasTarget:
                      DNSName: {"Fn::GetAtt": LoadBalancer.DNSName}
                      HostedZoneId: {"Fn::GetAtt": LoadBalancer.CanonicalHostedZoneID}
            """);
    assertThat(said).containsOnlyOnce("which is called NetworkLoadBalancer here");
  }
}
