package dev.c2ecs.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.exposure.Exposure;
import dev.c2ecs.cfn.template.ComposeRef;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExposureRowTest {

  private static final Exposure PLAIN = port("web", 80, "HTTP", Exposure.EVERYBODY);
  private static final Exposure SECURE = port("web", 443, "HTTPS", Exposure.EVERYBODY);
  private static final Exposure REDIRECT = port("", 80, "HTTP", Exposure.EVERYBODY);

  private static Exposure port(String service, int port, String protocol, String cidr) {
    int target = service.isEmpty() ? 0 : 80;
    return new Exposure(
        service,
        ComposeRef.NONE,
        "LoadBalancer",
        port,
        protocol,
        target,
        cidr,
        service.isEmpty() ? "redirect" : "");
  }

  private static List<String> rows(List<Exposure> before, List<Exposure> after) {
    return ExposureRow.of(before, after).stream()
        .map(row -> row.mark() + " " + row.service() + " " + row.port() + ": " + row.words())
        .toList();
  }

  @Test
  void aRedirectOpensNothingOnAPortThatWasOpen() {
    assertThat(rows(List.of(PLAIN), List.of(REDIRECT, SECURE)))
        .containsExactly(
            "REDIRECTS web 80: everybody, redirects now", "NEW web 443 → 80: everybody, new");
    assertThat(rows(List.of(), List.of(REDIRECT, SECURE)))
        .containsExactly("NEW (redirect) 80: everybody, new", "NEW web 443 → 80: everybody, new");
  }

  @Test
  void aRedirectThatIsServedAgainClosesNothing() {
    assertThat(rows(List.of(REDIRECT, SECURE), List.of(PLAIN)))
        .containsExactly("NEW web 80: everybody, new", "CLOSES web 443 → 80: closes");
  }

  private static Exposure answer(String words) {
    return new Exposure(
        "", ComposeRef.NONE, "LoadBalancer", 80, "HTTP", 0, Exposure.EVERYBODY, words);
  }

  @Test
  void aListenerThatAnswersByItselfIsNoOtherPort() {
    Exposure elsewhere = answer("redirect to example.com");
    Exposure fixed = answer("answers 404");
    assertThat(rows(List.of(PLAIN), List.of(elsewhere)))
        .containsExactly("REDIRECTS web 80: everybody, redirects now");
    assertThat(rows(List.of(PLAIN), List.of(fixed)))
        .containsExactly("ANSWERS web 80: everybody, leads to no service now");
    assertThat(rows(List.of(REDIRECT), List.of(elsewhere)))
        .containsExactly("REDIRECTS (redirect to example.com) 80: everybody, redirects now");
    assertThat(rows(List.of(elsewhere), List.of(fixed)))
        .containsExactly("ANSWERS (answers 404) 80: everybody, leads to no service now");
    assertThat(rows(List.of(fixed), List.of(PLAIN))).containsExactly("NEW web 80: everybody, new");
    assertThat(rows(List.of(PLAIN), List.of(SECURE, PLAIN)))
        .containsExactly("SAME web 80: everybody", "NEW web 443 → 80: everybody, new");
  }

  @Test
  void whatStaysHasNoMarkAndRangesAreTogether() {
    List<Exposure> both =
        List.of(PLAIN, port("web", 80, "HTTP", "192.0.2.0/24"), port("api", 81, "TCP", ""));
    assertThat(rows(both, both))
        .containsExactly(
            "SAME api 81 → 80: whom its groups admit", "SAME web 80: 192.0.2.0/24, everybody");
    assertThat(rows(List.of(), List.of())).isEmpty();
  }
}
