package dev.c2ecs.cfn.loadbalancing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Mapped;
import dev.c2ecs.cfn.mapper.Mapper;
import dev.c2ecs.cfn.template.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetGroupMapperTest {

  private static final Mapper MAPPER = new TargetGroupMapper();

  @Test
  void aUdpPortIsCheckedOverAnotherTcpPort() {
    Mapped checked = Mapped.service(MAPPER, "ports: [\"53:53/udp\"], expose: [\"8080\"]");
    assertThat(checked.property("WebUDP53TargetGroup", "HealthCheckPort"))
        .isEqualTo(Optional.of(Value.text("8080")));
    Mapped said =
        Mapped.service(
            MAPPER,
            "ports: [{target: 53, published: \"53\", protocol: udp,"
                + " x-aws-healthcheck: {port: 8081}}], expose: [\"8080\"]");
    assertThat(said.property("WebUDP53TargetGroup", "HealthCheckPort"))
        .isEqualTo(Optional.of(Value.text("8081")));
  }

  /** An API has no page at {@code /}; whoever names a path means that one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ports: ['80:8000'] | 200-499",
        "ports: [{target: 8000, published: '80', x-aws-healthcheck: {path: /up}}] | 200-399",
        "ports: [{target: 80, published: '80', x-aws-healthcheck: {codes: '200'}}] | 200",
        "ports: ['80:8000'], healthcheck: {test: curl -f localhost:8000/ok} | 200-499",
        "ports: ['80:8000'], healthcheck: {test: curl -f http://localhost:8000/ok} | 200-399",
      })
  void anyAnswerButAFailureShowsAServerWhereNobodySaysThePath(String service, String codes) {
    assertThat(
            Mapped.service(MAPPER, service).property("WebTCP80TargetGroup", "Matcher", "HttpCode"))
        .isEqualTo(Optional.of(Value.text(codes)));
  }

  @Test
  void aVersionOfHttpIsThatOfThePortWhoeverSaysIt() {
    String certificate =
        "x-aws-certificate: \"arn:aws:acm:eu-west-1:123456789012:certificate/0123abcd-0123-0123-0123-0123456789ab\"";
    for (String key : List.of("app_protocol", "x-aws-protocol")) {
      Mapped mapped =
          Mapped.service(
              MAPPER,
              "ports: [{target: 90, published: \"443\", " + key + ": grpc, " + certificate + "}]");
      assertThat(mapped.property("WebTCP443TargetGroup", "ProtocolVersion"))
          .isEqualTo(Optional.of(Value.text("GRPC")));
    }
  }

  @Test
  void aPortThatSpeaksTlsIsSpokenToByTls() {
    String certificate =
        "x-aws-certificate: \"arn:aws:acm:eu-west-1:123456789012:certificate/0123abcd-0123-0123-0123-0123456789ab\"";
    String port = "ports: [{target: %s, published: \"443\", " + certificate + "}]";
    assertThat(
            Mapped.service(MAPPER, port.formatted("443"))
                .property("WebTCP443TargetGroup", "Protocol"))
        .isEqualTo(Optional.of(Value.text("HTTPS")));
    assertThat(
            Mapped.service(MAPPER, port.formatted("8080"))
                .property("WebTCP443TargetGroup", "Protocol"))
        .isEqualTo(Optional.of(Value.text("HTTP")));
  }

  @Test
  void theHealthPathComesFromTheHealthCheck() {
    Mapped mapped =
        Mapped.service(
            MAPPER,
            "ports: [\"80:80\"], healthcheck: {test: curl -f http://localhost/ready || exit 1}");
    assertThat(mapped.property("WebTCP80TargetGroup", "HealthCheckPath"))
        .isEqualTo(Optional.of(Value.text("/ready")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ports: ['80:80', '8443:8443'] | WebTCP8443TargetGroup | 80",
        "ports: ['8443:8443', '80:80'] | WebTCP8443TargetGroup | 80",
        "ports: ['80:80', '8443:8443'] | WebTCP80TargetGroup | ''",
        "ports: ['1883:1883', '8883:8883'] | WebTCP8883TargetGroup | 1883",
        "ports: ['53:53/udp', '8080:8080'], expose: ['9000'] | WebUDP53TargetGroup | 8080",
        "ports: ['80:80', '8080:8080'], healthcheck: {test: curl -f localhost} |"
            + " WebTCP8080TargetGroup | 80",
        "ports: ['7000:7000', '8080:8080'], healthcheck: {test: 'curl -f http://localhost:8080/up'}"
            + " | WebTCP7000TargetGroup | 8080",
      })
  void ofSeveralPortsOnlyTheMainOneDecides(String service, String group, String port) {
    assertThat(
            Mapped.service(MAPPER, service)
                .property(group, "HealthCheckPort")
                .orElse(Value.text("")))
        .isEqualTo(Value.text(port));
  }

  @Test
  void thePathIsThatOfThePortThatIsChecked() {
    Mapped mapped =
        Mapped.service(
            MAPPER,
            "ports: [{target: 8080, published: \"80\", x-aws-healthcheck: /up}, {target: 9090,"
                + " published: \"9090\", app_protocol: http}]");
    assertThat(mapped.property("WebTCP9090TargetGroup", "HealthCheckPort"))
        .isEqualTo(Optional.of(Value.text("8080")));
    assertThat(mapped.property("WebTCP9090TargetGroup", "HealthCheckPath"))
        .isEqualTo(Optional.of(Value.text("/up")));
  }

  @Test
  void tcpAndUdpOfOnePortAreOneGroup() {
    Mapped mapped = Mapped.service(MAPPER, "ports: [\"53:53\", \"53:53/udp\"]");
    assertThat(mapped.declared()).containsExactly("WebTCP53TargetGroup");
    assertThat(mapped.property("WebTCP53TargetGroup", "Protocol"))
        .isEqualTo(Optional.of(Value.text("TCP_UDP")));
  }

  @Test
  void theHealthPathOfThePortWins() {
    Mapped mapped =
        Mapped.service(
            MAPPER,
            "ports: [{target: 80, published: \"80\", x-aws-healthcheck: /up}],"
                + " healthcheck: {test: curl -f http://localhost/ready}");
    assertThat(mapped.property("WebTCP80TargetGroup", "HealthCheckPath"))
        .isEqualTo(Optional.of(Value.text("/up")));
    assertThat(
            Mapped.service(
                    MAPPER, "ports: [{target: 80, published: \"80\", x-aws-healthcheck: up}]")
                .codes())
        .containsExactly("C2E361");
  }

  @Test
  void aClientStaysWithATask() {
    assertThat(attributes("target: 80, published: \"80\", x-aws-stickiness: 3600"))
        .contains("lb_cookie")
        .contains("3600");
    assertThat(attributes("target: 25, published: \"25\", x-aws-stickiness: 3600"))
        .contains("source_ip");
    assertThat(attributes("target: 80, published: \"80\"")).doesNotContain("stickiness");
  }

  private static String attributes(String port) {
    Mapped mapped = Mapped.service(MAPPER, "ports: [{" + port + "}]");
    String id = mapped.declared().get(0);
    return mapped.property(id, "TargetGroupAttributes").orElseThrow().toString();
  }
}
