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
    assertThat(ports("\"53:53\", \"53:53/udp\"").declared()).containsExactly("WebTCP53Listener");
  }

  @Test
  void aCertificateMakesHttpsAndARedirect() {
    Mapped mapped = ports("{target: 8080, published: \"443\", x-aws-certificate: \"" + ARN + "\"}");
    assertThat(mapped.declared()).containsExactly("WebTCP8080Listener", "HTTPRedirectListener");
    assertThat(mapped.property("WebTCP8080Listener", "Protocol")).contains(Value.text("HTTPS"));
    assertThat(mapped.property("WebTCP8080Listener", "Certificates").orElseThrow().toString())
        .contains(ARN);
  }

  @Test
  void aPortThatListensOn80IsNotRedirected() {
    Mapped mapped =
        ports("{target: 80, published: \"443\", x-aws-certificate: \"" + ARN + "\"}, \"80:80\"");
    assertThat(mapped.declared()).doesNotContain("HTTPRedirectListener");
  }

  @Test
  void tlsWithoutHttpStaysOnTheNetworkLoadBalancer() {
    Mapped mapped =
        ports(
            "{target: 5432, published: \"5432\", x-aws-protocol: tcp, x-aws-public: true,"
                + " x-aws-certificate: \""
                + ARN
                + "\"}");
    assertThat(mapped.property("WebTCP5432Listener", "Protocol")).contains(Value.text("TLS"));
    assertThat(mapped.declared()).containsExactly("WebTCP5432Listener");
  }

  @Test
  void aDomainHasACertificateOfItsOwn() {
    assertThat(
            ports("{target: 80, published: \"443\", x-aws-domain: shop.example.com}")
                .property("WebTCP80Listener", "Certificates")
                .orElseThrow()
                .toString())
        .contains("Ref[name=Web443Certificate]");
  }
}
