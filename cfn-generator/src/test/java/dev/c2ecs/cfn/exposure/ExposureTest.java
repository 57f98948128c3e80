package dev.c2ecs.cfn.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a written template exposes. */
class ExposureTest {

  private static final String ARN =
      "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/shared/0123456789abcdef";
  private static final String LISTENER =
      "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/shared/0123456789abcdef/0123456789abcdef";

  /** The exposures of services and an overlay, a line each. */
  private static List<String> of(String services, String rest) {
    String compose = "name: p\nservices:\n" + services.indent(2) + rest;
    return Exposure.of(Projects.template(compose)).stream()
        .map(
            e ->
                String.join(
                    " ",
                    e.service(),
                    e.origin().toString(),
                    e.balancer(),
                    e.port() + ":" + e.target(),
                    e.protocol(),
                    e.cidr()))
        .toList();
  }

  private static List<String> of(String services) {
    return of(services, "");
  }

  @Test
  void everyListenerThatFacesTheInternetIsThere() {
    assertThat(
            of(
                """
                web: {image: nginx, ports: ["80:8080", "443:443"]}
                dns: {image: coredns/coredns, ports: ["53:53", "53:53/udp"]}
                """))
        .containsExactlyInAnyOrder(
            "web services.web.ports[0] LoadBalancer 80:8080 HTTP 0.0.0.0/0",
            "web services.web.ports[1] NetworkLoadBalancer 443:443 TCP 0.0.0.0/0",
            "dns services.dns.ports[0] NetworkLoadBalancer 53:53 TCP 0.0.0.0/0",
            "dns services.dns.ports[0] NetworkLoadBalancer 53:53 UDP 0.0.0.0/0");
  }

  @Test
  void whatIsInsideTheVpcIsNot() {
    assertThat(
            of(
                """
                web:
                  image: nginx
                  expose: ["9000"]
                  ports: ["127.0.0.1:81:81", {target: 8080, x-aws-internal: true}]
                """))
        .isEmpty();
  }

  @Test
  void servicesThatShareAListenerAreListedEach() {
    assertThat(
            of(
                """
                web: {image: nginx, ports: ["80:80"]}
                my.api: {image: nginx, ports: [{target: 81, published: "80", x-aws-path: /api}]}
                """))
        .containsExactly(
            "web services.web.ports[0] LoadBalancer 80:80 HTTP 0.0.0.0/0",
            "my.api services.my.api.ports[0] LoadBalancer 80:81 HTTP 0.0.0.0/0");
  }

  @Test
  void aListenerWithoutAnOwnerIsListedForTheServicesOfItsRulesOnly() {
    assertThat(of("api: {image: nginx, ports: [{target: 80, x-aws-host: api.example.com}]}"))
        .containsExactly("api services.api.ports[0] LoadBalancer 80:80 HTTP 0.0.0.0/0");
  }

  @Test
  void aRedirectLeadsToNoService() {
    assertThat(
            of(
                "web: {image: nginx, ports: [{target: 80, published: \"443\", x-aws-domain:"
                    + " shop.example.com}]}"))
        .containsExactlyInAnyOrder(
            "web services.web.ports[0] LoadBalancer 443:80 HTTPS 0.0.0.0/0",
            " services.*.ports LoadBalancer 80:0 HTTP 0.0.0.0/0");
  }

  @Test
  void whoReachesALoadBalancerThatExistsIsNotKnown() {
    assertThat(
            of(
                "web: {image: nginx, ports: [\"80:80\"]}",
                "x-aws-loadbalancer: {arn: \"" + ARN + "\", security_group: sg-01234567}\n"))
        .containsExactly("web services.web.ports[0] " + ARN + " 80:80 HTTP ");
  }

  @Test
  void aRuleOfAListenerThatExistsTellsNoPort() {
    assertThat(
            of(
                "web: {image: nginx, ports: [{target: 80, x-aws-host: a.example.com}]}",
                "x-aws-loadbalancer: {arn: \""
                    + ARN
                    + "\", security_group: sg-01234567, listeners: {\"80\": \""
                    + LISTENER
                    + "\"}}\n"))
        .containsExactly("web services.web.ports[0] " + LISTENER + " 0:80  ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{IpProtocol: tcp, FromPort: 25, ToPort: 25, CidrIp: 203.0.113.0/24} | 203.0.113.0/24",
        "{IpProtocol: tcp, FromPort: '20', ToPort: '30', CidrIp: 0.0.0.0/0} | 0.0.0.0/0",
        "{IpProtocol: '6', FromPort: 25, ToPort: 25, CidrIpv6: '::/0'} | ::/0",
        "{IpProtocol: '-1', CidrIp: 0.0.0.0/0} | 0.0.0.0/0",
        "{IpProtocol: tcp, FromPort: 0, ToPort: 65535, SourcePrefixListId: pl-1} | pl-1",
        "{IpProtocol: tcp, FromPort: 25, ToPort: 25, CidrIp: !Ref VpcId} | ${VpcId}",
        "{IpProtocol: tcp, FromPort: 25, ToPort: 25, CidrIp: 8.0.0.0/5} | 8.0.0.0/5",
        "{IpProtocol: tcp, FromPort: 25, ToPort: 25, CidrIp: 172.32.0.0/16} | 172.32.0.0/16",
        "{IpProtocol: tcp, FromPort: 25, ToPort: 25, CidrIp: 172.31.0.0/16} |",
        "{IpProtocol: tcp, FromPort: 25, ToPort: 25, CidrIp: 10.1.2.0/24} |",
        "{IpProtocol: tcp, FromPort: 25, ToPort: 25, CidrIpv6: 'fd00::/8'} |",
        "{IpProtocol: tcp, FromPort: 26, ToPort: 99, CidrIp: 0.0.0.0/0} |",
        "{IpProtocol: udp, FromPort: 25, ToPort: 25, CidrIp: 0.0.0.0/0} |",
      })
  void theSecurityGroupDecides(String rule, String cidr) {
    List<String> found =
        of(
            "web: {image: nginx, ports: [\"25:25\"]}",
            """
            x-aws-cloudformation:
              Resources:
                NetworkLoadBalancerSecurityGroup: {Properties: {SecurityGroupIngress: [%s]}}
            """
                .formatted(rule));
    String line = "web services.web.ports[0] NetworkLoadBalancer 25:25 TCP " + cidr;
    assertThat(found).isEqualTo(cidr == null ? List.of() : List.of(line));
  }

  @Test
  void aRuleThatStandsAloneCounts() {
    assertThat(
            of(
                "web: {image: nginx, ports: [\"25:25\"]}",
                """
                x-aws-cloudformation:
                  Resources:
                    NetworkLoadBalancerSecurityGroup: {Properties: {SecurityGroupIngress: null}}
                    Office:
                      Type: AWS::EC2::SecurityGroupIngress
                      Properties:
                        GroupId: !GetAtt NetworkLoadBalancerSecurityGroup.GroupId
                        IpProtocol: tcp
                        FromPort: 25
                        ToPort: 25
                        CidrIp: 198.51.100.7/32
                """))
        .containsExactly("web services.web.ports[0] NetworkLoadBalancer 25:25 TCP 198.51.100.7/32");
  }

  @Test
  void aListenerOfTheOverlayIsThereUnlessTheOverlayKeepsItsPortClosed() {
    String overlay =
        """
        x-aws-cloudformation:
          Resources:
            More:
              Type: AWS::ElasticLoadBalancingV2::Listener
              Properties:
                LoadBalancerArn: !Ref LoadBalancer
                Protocol: HTTP
                Port: "8443"
                DefaultActions:
                  - Type: forward
                    ForwardConfig: {TargetGroups: [{TargetGroupArn: !Ref WebTCP80TargetGroup}]}
        """;
    String web = "web: {image: nginx, ports: [\"80:80\"]}";
    String closed =
        """
            LoadBalancerSecurityGroup:
              Properties:
                SecurityGroupIngress:
                  - {IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0}
        """;
    assertThat(of(web, overlay + closed.indent(0))).hasSize(1);
    assertThat(of(web, overlay)).hasSize(2);
    assertThat(
            of(
                web,
                overlay
                    + """
                        LoadBalancerSecurityGroup:
                          Properties:
                            SecurityGroupIngress: [{IpProtocol: "-1", CidrIp: 0.0.0.0/0}]
                    """))
        .containsExactlyInAnyOrder(
            "web services.web.ports[0] LoadBalancer 80:80 HTTP 0.0.0.0/0",
            "web services.web.ports[0] LoadBalancer 8443:80 HTTP 0.0.0.0/0");
  }

  @Test
  void aLoadBalancerThatTheOverlayMovesInsideIsNotThere() {
    assertThat(
            of(
                "web: {image: nginx, ports: [\"80:80\"]}",
                "x-aws-cloudformation: {Resources: {LoadBalancer: {Properties: {Scheme:"
                    + " internal}}}}\n"))
        .isEmpty();
  }

  @Test
  void aNetworkLoadBalancerWithoutGroupsAdmitsEverybody() {
    assertThat(
            of(
                "web: {image: nginx, ports: [\"25:25\"]}",
                "x-aws-cloudformation: {Resources: {NetworkLoadBalancer: {Properties:"
                    + " {SecurityGroups: null}}}}\n"))
        .containsExactly("web services.web.ports[0] NetworkLoadBalancer 25:25 TCP 0.0.0.0/0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0} | 22:22 TCP 0.0.0.0/0",
        "{IpProtocol: udp, FromPort: 1, ToPort: 9, CidrIpv6: '::/0'} | 0:0 UDP ::/0",
        "{IpProtocol: '-1', CidrIp: 198.51.100.0/24} | 0:0  198.51.100.0/24",
        "{IpProtocol: icmp, FromPort: 8, ToPort: -1, CidrIp: 0.0.0.0/0} |",
        "{IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 10.0.0.0/8} |",
      })
  void aTaskThatTheOverlayOpensItselfIsThere(String rule, String expected) {
    List<String> found =
        of(
            "web: {image: nginx}",
            """
            x-aws-cloudformation:
              Resources:
                WebSecurityGroup: {Properties: {SecurityGroupIngress: [%s]}}
            """
                .formatted(rule));
    assertThat(found)
        .isEqualTo(expected == null ? List.of() : List.of("web services.web  " + expected));
  }

  /** Without a public address nobody on the Internet reaches it, whatever its group says. */
  @Test
  void aTaskWithoutAnAddressIsNotOpen() {
    assertThat(
            of(
                "web: {image: nginx}",
                """
                x-aws-cloudformation:
                  Resources:
                    WebSecurityGroup: {Properties: {SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0}]}}
                    WebService: {Properties: {NetworkConfiguration: {AwsvpcConfiguration: {AssignPublicIp: DISABLED}}}}
                """))
        .isEmpty();
  }

  @Test
  void aGroupOutsideTheTemplateIsNotKnown() {
    assertThat(
            of(
                "web: {image: nginx, ports: [\"25:25\"]}",
                "x-aws-cloudformation: {Resources: {NetworkLoadBalancer: {Properties:"
                    + " {SecurityGroups: [sg-01234567]}}}}\n"))
        .containsExactly("web services.web.ports[0] NetworkLoadBalancer 25:25 TCP ");
  }
}
