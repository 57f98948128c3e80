package dev.c2ecs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** S6: HTTPS. */
class HttpsScenarioTest extends Scenario {

  private static final String CERTIFICATE =
      "arn:aws:acm:eu-west-1:123456789012:certificate/01234567-89ab-cdef-0123-456789abcdef";

  private static Object at(Template template, String id, Object... keys) {
    return String.valueOf(template.at(id, keys));
  }

  @Test
  void aCertificateMakesAnHttpsListenerAndARedirect() {
    Template template =
        template(
            """
            name: p
            services:
              web:
                image: nginx
                ports:
                  - target: 8443
                    published: "443"
                    x-aws-certificate: %s
                    x-aws-healthcheck: {path: /ready, codes: "200,302", grace_period: 90}
            """
                .formatted(CERTIFICATE));
    assertThat(at(template, "HTTP443Listener", "Protocol")).isEqualTo("HTTPS");
    assertThat(at(template, "HTTP443Listener", "SslPolicy"))
        .isEqualTo("ELBSecurityPolicy-TLS13-1-2-2021-06");
    assertThat(at(template, "HTTP443Listener", "Certificates", 0, "CertificateArn"))
        .isEqualTo(CERTIFICATE);
    assertThat(at(template, "HTTP80Listener", "DefaultActions", 0, "RedirectConfig", "Protocol"))
        .isEqualTo("HTTPS");
    assertThat(at(template, "WebTCP443TargetGroup", "HealthCheckPath")).isEqualTo("/ready");
    assertThat(at(template, "WebTCP443TargetGroup", "Matcher", "HttpCode")).isEqualTo("200,302");
    assertThat(at(template, "WebService", "HealthCheckGracePeriodSeconds")).isEqualTo("90");
  }

  @Test
  void port443WithoutACertificateIsPassedThrough() {
    Program.Result result =
        Program.convert(
            directory(), "name: p\nservices: {web: {image: nginx, ports: [\"443:8443\"]}}\n");
    Template template = keep(result);
    assertThat(result.err()).contains("C2E306");
    assertThat(at(template, "Network443Listener", "Protocol")).isEqualTo("TCP");
    assertThat(template.has("LoadBalancer")).isFalse();
  }

  @Test
  void twoDomainsShareTheListenerOfPort443() {
    Template template =
        template(
            """
            name: p
            services:
              blog:
                image: nginx
                ports: [{target: 80, published: "443", x-aws-domain: blog.example.com}]
              shop:
                image: nginx
                ports: [{target: 80, published: "443", x-aws-domain: shop.example.com}]
            """);
    assertThat(template.ofType("AWS::CertificateManager::Certificate")).hasSize(2);
    assertThat(template.ofType("AWS::Route53::RecordSet")).hasSize(2);
    assertThat(template.ofType("AWS::ElasticLoadBalancingV2::ListenerCertificate"))
        .singleElement()
        .asString()
        .startsWith("HTTP443Certificate");
    String rule = template.ofType("AWS::ElasticLoadBalancingV2::ListenerRule").iterator().next();
    assertThat(at(template, rule, "Conditions", 0, "HostHeaderConfig"))
        .isEqualTo(String.valueOf(Map.of("Values", List.of("shop.example.com"))));
  }

  @Test
  void aPlainPort80IsNotRedirected() {
    Template template =
        template(
            """
            name: p
            services:
              web:
                image: nginx
                ports:
                  - "80:80"
                  - {target: 80, published: "443", x-aws-certificate: %s}
            """
                .formatted(CERTIFICATE));
    assertThat(at(template, "HTTP80Listener", "DefaultActions", 0, "Type")).isEqualTo("forward");
  }
}
