package dev.c2ecs.cfn.loadbalancing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Translated;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwoAddressesTest {

  private static final String CERTIFICATE =
      "x-aws-certificate: 'arn:aws:acm:eu-west-1:123456789012:certificate/0123abcd-0123-0123-0123-0123456789ab'";

  private static final String EXISTING =
      "x-aws-loadbalancer: {arn: 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/a/0123456789abcdef', security_group: sg-0123456789abcdef0}";

  private static Translated of(String web, String others) {
    String top = others.startsWith("x-") ? others + "\n" : "";
    String more = others.startsWith("x-") ? "" : others;
    return Translated.of(
        "name: p\n" + top + "services: {web: {image: acme/web:1, " + web + "}" + more + "}\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ports: ['80:80', '443:443'] | '' | HTTP80Listener Network443Listener | C2E429",
        "ports: ['443:443', '80:80'] | '' | HTTP80Listener Network443Listener | C2E429",
        "ports: ['8080:80', '8443:443'] | '' | HTTP8080Listener Network8443Listener | C2E429",
        "ports: ['80:8080', '443:8443', '443:8443/udp'] | '' | HTTP80Listener Network443Listener | C2E429",
        "ports: ['80:80', {target: 7000, published: '7000', app_protocol: https}] | '' | HTTP80Listener Network7000Listener | C2E429",
        "ports: [{target: 80, published: '80', app_protocol: http}, '443:443'] | '' | HTTP80Listener Network443Listener | C2E429",
        "ports: [{target: 80, published: '80', x-aws-host: a.example.com}, '443:443'] | '' | HTTP80Listener Network443Listener | C2E429",
        "ports: [{target: 80, published: '80', x-aws-stickiness: 60}, '443:443'] | '' | HTTP80Listener Network443Listener | C2E429",
        "ports: [{target: 80, published: '80', x-aws-healthcheck: {path: /, codes: '200'}}, '443:443'] | '' | HTTP80Listener Network443Listener | C2E429",
        "deploy: {x-aws-autoscaling: {max: 3, requests: 100}}, ports: ['80:80', '443:443'] | '' | HTTP80Listener Network443Listener | C2E429",
        "ports: ['80:80', '443:443'] | EXISTING | HTTP80Listener Network443Listener | C2E429",
        "ports: ['80:80', '443:443'] | ', api: {image: acme/api:1, ports: [{target: 80, published: \"80\", x-aws-host: a.example.com}]}' | HTTP80Listener Network443Listener | C2E429",
        "ports: ['80:80', {target: 443, published: '443', CERTIFICATE}] | '' | HTTP80Listener HTTP443Listener | ''",
        "ports: ['80:80', {target: 443, published: '443', x-aws-internal: true}] | '' | HTTP80Listener InternalNetwork443Listener | ''",
        "ports: ['80:80'] | ', tls: {image: acme/tls:1, ports: [\"443:443\"]}' | HTTP80Listener Network443Listener | ''",
        "ports: [{target: 80, published: '80', x-aws-protocol: tcp}, '443:443'] | '' | Network80Listener Network443Listener | ''",
        "ports: ['80:80', '22:22'] | '' | HTTP80Listener Network22Listener | ''",
      })
  void plainHttpBesideTlsThatIsPassedThroughHasAnAddressOfItsOwn(
      String web, String others, String listeners, String code) {
    Translated project =
        of(web.replace("CERTIFICATE", CERTIFICATE), others.equals("EXISTING") ? EXISTING : others);
    assertThat(project.ids("Listener")).containsExactlyInAnyOrder(listeners.split(" ", -1));
    assertThat(project.codes().stream().filter(c -> c.startsWith("C2E42")).toList())
        .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
  }

  @Test
  void bothAddressesAreSaid() {
    Translated web = of("ports: ['80:80', '443:443']", "");
    assertThat(web.said("C2E429"))
        .contains(
            "port 80 that of the application", "port 443 that of the network", "x-aws-domain");
  }
}
