package dev.c2ecs.acceptance.cloud;

import static dev.c2ecs.acceptance.cloud.Parts.balancer;
import static dev.c2ecs.acceptance.cloud.Parts.listener;
import static dev.c2ecs.acceptance.cloud.Parts.resource;
import static dev.c2ecs.acceptance.cloud.Parts.targets;
import static dev.c2ecs.acceptance.cloud.Parts.template;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records and certificates. */
class DomainsTest {

  private static String record(String id, String name, String type) {
    return resource(
        id, "Route53::RecordSet", "HostedZoneId: Z1, Name: " + name + ", Type: " + type);
  }

  private static String certificate(String id, String domain) {
    return resource(
        id,
        "CertificateManager::Certificate",
        "DomainName: "
            + domain
            + ", ValidationMethod: DNS, DomainValidationOptions: [{DomainName: "
            + domain
            + ", HostedZoneId: Z1}]");
  }

  static Stream<Step> steps() {
    return Stream.of(
        new Step(
            "a name has one record of a type",
            template(record("A", "a.x.org", "A")),
            template(record("A", "a.x.org", "A"), record("B", "a.x.org", "A")),
            "InvalidChangeBatch"),
        new Step(
            "with a dot at its end and in upper case it is the same",
            template(record("A", "a.x.org", "A")),
            template(record("A", "a.x.org", "A"), record("B", "A.x.org.", "A")),
            "InvalidChangeBatch"),
        Step.ok(
            "another type is another record",
            template(record("A", "a.x.org", "A")),
            template(record("A", "a.x.org", "A"), record("B", "a.x.org", "TXT"))),
        new Step(
            "a record with another ID comes before the old one goes",
            template(record("A", "a.x.org", "A")),
            template(record("Renamed", "a.x.org", "A")),
            "InvalidChangeBatch"),
        new Step(
            "two records cannot swap their names",
            template(record("A", "a.x.org", "A"), record("B", "b.x.org", "A")),
            template(record("A", "b.x.org", "A"), record("B", "a.x.org", "A")),
            "InvalidChangeBatch"));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void saysWhatAwsSays(Step step) {
    step.check();
  }

  private static String https(String certificate) {
    return balancer("Lb")
        + targets("Tg", "HTTP", 80)
        + listener("Web", "Lb", "HTTPS", 443, "Tg")
            .replace(
                "Port: 443", "Port: 443, Certificates: [{CertificateArn: " + certificate + "}]");
  }

  @Test
  void aCertificateThatAListenerHasIsLeftOver() {
    Operation given =
        Step.ok(
                "the listener takes another certificate first",
                template(certificate("C", "x.org"), https("!Ref C")),
                template(certificate("D", "y.org"), https("!Ref D")))
            .check();
    assertThat(given.events(Event.LEFTOVER)).isEmpty();
    Operation kept =
        Step.ok(
                "the listener is retained",
                template(
                    certificate("C", "x.org"),
                    https("!Ref C").replace("Listener\"", "Listener\", DeletionPolicy: Retain")),
                template(balancer("Lb"), targets("Tg", "HTTP", 80)))
            .check();
    assertThat(kept.events("DELETE_FAILED"))
        .hasSize(3)
        .allMatch(event -> event.reason().startsWith("ResourceInUseException"));
    assertThat(kept.events(Event.LEFTOVER)).extracting(Event::logicalId).containsExactly("C");
  }

  @Test
  void aCertificateWithoutZoneIsWaitedFor() {
    Operation created =
        Step.creates(
                "no hosted zone",
                template(certificate("C", "x.org").replace(", HostedZoneId: Z1", "")),
                "")
            .check();
    assertThat(created.events(Event.WAITING)).hasSize(1);
  }
}
