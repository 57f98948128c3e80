package dev.c2ecs.cfn.loadbalancing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Translated;
import dev.c2ecs.cfn.template.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortPublicationTest {

  private static final String CERTIFICATE =
      "x-aws-certificate: 'arn:aws:acm:eu-west-1:123456789012:certificate/0123abcd-0123-0123-0123-0123456789ab'";

  private static Translated web(String attributes) {
    return Translated.of("name: p\nservices: {web: {image: acme/web:1, " + attributes + "}}\n");
  }

  @ParameterizedTest
  @CsvSource({
    "x-aws-protocol: https,C2E306",
    "app_protocol: https,C2E306",
    "app_protocol: grpc,C2E438",
    "x-aws-protocol: http2,C2E438"
  })
  void withoutACertificateNothingThatNeedsTlsIsPlainHttp(String protocol, String code) {
    Translated api = web("ports: [{target: 8443, published: '8443', " + protocol + "}]");
    assertThat(api.codes()).containsExactly(code);
    assertThat(api.ids("Listener")).containsExactly("Network8443Listener");
    assertThat(api.property("Network8443Listener", "Protocol")).contains(Value.text("TCP"));
  }

  @ParameterizedTest
  @CsvSource({
    "443, 443, '', Network443Listener, C2E306",
    "443, 8443, '', Network443Listener, C2E306",
    "443, 80, '', Network443Listener, C2E306",
    "8443, 443, '', Network8443Listener, C2E306",
    "443, 80, 'x-aws-host: a.example.com', Network443Listener, C2E306 C2E361",
    "443, 8080, 'x-aws-path: /a', Network443Listener, C2E306 C2E361",
    "443, 80, 'app_protocol: http', HTTP443Listener, ''",
    "443, 80, 'x-aws-protocol: http', HTTP443Listener, ''",
    "8443, 80, '', HTTP8443Listener, ''",
    "80, 8443, '', HTTP80Listener, ''",
  })
  void port443WithoutACertificateIsPlainHttpOnlyWhereTheFileSaysSo(
      int published, int target, String said, String listener, String codes) {
    Translated site =
        web("ports: [{target: %d, published: '%d', %s}]".formatted(target, published, said));
    assertThat(String.join(" ", site.codes())).isEqualTo(codes);
    if (!codes.contains("C2E361")) {
      assertThat(site.ids("Listener")).containsExactly(listener);
    }
  }

  @Test
  void stickinessOnTlsIsRefused() {
    String port = "ports: [{target: 70, published: '70', x-aws-protocol: tcp, x-aws-stickiness: 9";
    assertThat(web(port + ", " + CERTIFICATE + "}]").codes()).containsExactly("C2E361");
    assertThat(web(port + "}]").codes()).isEmpty();
  }

  @Test
  void theCheckOfUdpIsAdmitted() {
    Translated log = web("ports: ['514:514/udp'], expose: ['8080']");
    assertThat(log.text("WebTCP8080NetworkIngress"))
        .contains("NetworkLoadBalancerSecurityGroup", "WebSecurityGroup", "8080");
    assertThat(log.text("WebUDP514NetworkIngress")).isNotEmpty();
  }

  @Test
  void udpAloneIsRefusedWithTheKeyThatHelps() {
    Translated log = web("ports: ['514:514/udp', '515:515/udp']");
    assertThat(log.codes()).containsExactly("C2E307");
    assertThat(log.said("C2E307")).contains("514, 515", "x-aws-healthcheck: {port: PORT}");
    assertThat(log.hasTemplate()).isFalse();
    Translated accepted =
        Translated.of(
            "name: p\nservices: {web: {image: acme/web:1, ports: ['80:80']},"
                + " log: {image: acme/log:1, ports: ['514:514/udp']}}\n",
            "C2E307");
    assertThat(accepted.ids("Listener")).isNotEmpty().doesNotContain("Network514Listener");
    assertThat(
            web("ports: [{target: 514, published: '514', protocol: udp,"
                    + " x-aws-healthcheck: {port: 8080}}]")
                .text("WebTCP8080NetworkIngress"))
        .isNotEmpty();
  }

  @Test
  void whatIsMoreThanFiveIsPrintedAsItWouldStayInside() {
    String ports = "ports: ['1001-1008:2001-2008', {target: 9, published: '9', protocol: udp}]";
    Translated web = web(ports + ", expose: ['1']");
    assertThat(web.codes()).containsExactly("C2E308", "C2E452");
    assertThat(web.said("C2E308"))
        .contains("9 ports")
        .containsAnyOf("127.0.0.1:1005-1008:2005-2008", "127.0.0.1:1006-1008:2006-2008");
    Translated accepted =
        Translated.of(
            "name: p\nservices: {web: {image: acme/web:1, expose: ['1'], " + ports + "}}\n",
            "C2E308");
    assertThat(accepted.ids("Listener")).hasSize(5);
  }

  @Test
  void onePortOfTwoContainersIsMappedOnce() {
    Translated both =
        Translated.of(
            """
            name: p
            services:
              app: {image: acme/app:1, ports: ["80:80"], expose: ["9901"]}
              envoy: {image: acme/envoy:1, network_mode: service:app, expose: ["9901"]}
            """);
    assertThat(both.text("AppTaskDefinition")).containsOnlyOnce("ContainerPort=Whole[number=9901]");
  }
}
