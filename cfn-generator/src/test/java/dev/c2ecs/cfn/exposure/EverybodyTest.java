package dev.c2ecs.cfn.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.template.ComposeRef;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which ranges are the Internet, and what opens beyond what was open. */
class EverybodyTest {

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0/0, true",
    "0.0.0.0/1, true",
    "128.0.0.0/1, true",
    "64.0.0.0/7, true",
    "8.0.0.0/8, false",
    "10.0.0.0/8, false",
    "203.0.113.0/24, false",
    "::/0, true",
    "2000::/3, true",
    "2001:db8::/31, true",
    "2001:db8::/32, false",
    "fc00::/7, false",
    "pl-12345678, false",
    "${Cidr}, false",
    "'', false",
    "a/0b, false",
  })
  void whoIsEverybody(String cidr, boolean expected) {
    assertThat(Exposure.isEverybody(cidr)).isEqualTo(expected);
  }

  private static Exposure web(String cidr) {
    return new Exposure("web", ComposeRef.NONE, "", 80, "TCP", 80, cidr);
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0/0, 0.0.0.0/0, false",
    "0.0.0.0/0, 0.0.0.0/1, false",
    "0.0.0.0/0, 8.0.0.0/8, false",
    "8.0.0.0/8, 0.0.0.0/1, true",
    "0.0.0.0/0, ::/0, true",
    "::/0, 2000::/3, false",
  })
  void whoIsLetInBesides(String before, String after, boolean expected) {
    assertThat(web(after).opensBeyond(web(before))).isEqualTo(expected);
    assertThat(web(after).opensBeyond(web(before).of("api"))).isTrue();
  }
}
