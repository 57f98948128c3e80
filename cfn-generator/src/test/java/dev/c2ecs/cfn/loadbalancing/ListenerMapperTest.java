package dev.c2ecs.cfn.loadbalancing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.template.Value;
import org.junit.jupiter.api.Test;

class ListenerMapperTest {

  private static final Mapper MAPPER = new ListenerMapper();
  private static final String ARN =
      "arn:aws:acm:eu-west-1:123456789012:certificate/0123abcd-0123-0123-0123-0123456789ab";

  private static Mapped ports(String ports) {
    return Mapped.service(MAPPER, "ports: [" + ports + "]");
  }

  @Test
  void tcpAndUdpOfOnePortAreOneListener() {
    assertThat(ports("\"53:53\", \"53:53/udp\"").declared()).containsExactly("Network53Listener");
  }

  @Test
  void aCertificateMakesHttpsAndARedirect() {
    Mapped mapped = ports("{target: 8080, published: \"443\", x-aws-certificate: \"" + ARN + "\"}");
    assertThat(mapped.declared()).containsExactly("HTTP443Listener", "HTTP80Listener");
    assertThat(mapped.property("HTTP443Listener", "Protocol")).contains(Value.text("HTTPS"));
    assertThat(mapped.property("HTTP443Listener", "Certificates").orElseThrow().toString())
        .contains(ARN);
  }

  @Test
  void aPortThatListensOn80IsNotRedirected() {
    Mapped mapped =
        ports("{target: 80, published: \"443\", x-aws-certificate: \"" + ARN + "\"}, \"80:80\"");
    assertThat(mapped.declared()).containsExactlyInAnyOrder("HTTP80Listener", "HTTP443Listener");
    assertThat(mapped.property("HTTP80Listener", "DefaultActions").orElseThrow().toString())
        .doesNotContain("redirect");
  }

  @Test
  void tlsWithoutHttpStaysOnTheNetworkLoadBalancer() {
    Mapped mapped =
        ports(
            "{target: 5432, published: \"5432\", x-aws-protocol: tcp, x-aws-public: true,"
                + " x-aws-certificate: \""
                + ARN
                + "\"}");
    assertThat(mapped.property("Network5432Listener", "Protocol")).contains(Value.text("TLS"));
    assertThat(mapped.declared()).containsExactly("Network5432Listener");
  }

  @Test
  void aDomainHasACertificateOfItsOwn() {
    assertThat(
            ports("{target: 80, published: \"443\", x-aws-domain: shop.example.com}")
                .property("HTTP443Listener", "Certificates")
                .orElseThrow()
                .toString())
        .contains("Ref[name=ShopExampleComCertificate]");
  }
}
