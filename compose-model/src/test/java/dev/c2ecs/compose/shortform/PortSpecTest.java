package dev.c2ecs.compose.shortform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.c2ecs.compose.model.MalformedValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortSpecTest {

  @Test
  void readsAllParts() throws MalformedValueException {
    assertThat(PortSpec.parse("127.0.0.1:8080:80/UDP"))
        .containsExactly(new PortSpec("127.0.0.1", 80, "8080", "udp"));
    assertThat(PortSpec.parse("80")).containsExactly(new PortSpec("", 80, "", "tcp"));
    assertThat(PortSpec.parse("[::1]:80:80")).containsExactly(new PortSpec("::1", 80, "80", "tcp"));
    assertThat(PortSpec.parse("+80:000081/")).containsExactly(new PortSpec("", 81, "80", "tcp"));
  }

  @Test
  void expandsRangesInTheOrderOfTheirText() throws MalformedValueException {
    assertThat(PortSpec.parse("9-10:9-10"))
        .containsExactly(new PortSpec("", 10, "10", "tcp"), new PortSpec("", 9, "9", "tcp"));
  }

  @Test
  void keepsARangeForOneTarget() throws MalformedValueException {
    assertThat(PortSpec.parse("8000-9000:80"))
        .containsExactly(new PortSpec("", 80, "8000-9000", "tcp"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80:",
        "x",
        "80/foo",
        "80/tcp/udp",
        "localhost:80:80",
        "80:0",
        " 80",
        "80 ",
        "99999",
        "00000000000000099999",
        "++80",
        "80-81:90-93",
        "90-80",
        "1.2.3:80:80"
      })
  void refusesWhatIsNoPort(String text) {
    assertThatThrownBy(() -> PortSpec.parse(text)).isInstanceOf(MalformedValueException.class);
  }
}
