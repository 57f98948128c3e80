package dev.c2ecs.compose.shortform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "0.0.0.0",
        "255.255.255.255",
        "::",
        "::1",
        "1::",
        "fe80::1",
        "1:2:3:4:5:6:7:8",
        "2001:DB8::ff00:42:8329",
        "::ffff:1.2.3.4",
        "1:2:3:4:5:6:1.2.3.4",
        "::1:2:3:4:5:6:7"
      })
  void addresses(String text) {
    assertThat(IpAddress.isAddress(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        ":::",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.04",
        "256.1.1.1",
        "1.2.3.x",
        " 1.2.3.4",
        "[::1]",
        "::1%eth0",
        "12345::",
        "g::1",
        "1::2::3",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1::2:3:4:5:6:7:8",
        "1.2.3.4::",
        "::1.2.3",
        "localhost",
        "*"
      })
  void whatIsNone(String text) {
    assertThat(IpAddress.isAddress(text)).isFalse();
  }
}
