package dev.c2ecs.cfn.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ranges inside each other, and texts that are none. */
class AddressesTest {

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0/0, 10.0.0.0/8, true",
    "10.0.0.0/8, 10.1.0.0/16, true",
    "10.0.0.0/8, 10.0.0.0/8, true",
    "10.0.0.0/8, 11.0.0.0/16, false",
    "10.1.0.0/16, 10.0.0.0/8, false",
    "10.0.0.7/8, 10.9.9.9/32, true",
    "0.0.0.0/0, ::/0, false",
    "::/0, 10.0.0.0/8, false",
    "::/0, fd00::/8, true",
    "fd00::/8, fd12:3456::/32, true",
    "fd00::/8, fe00::/8, false",
    "2001:db8::/32, 2001:db8:0:0:0:0:0:1/128, true",
    "2001:db8::/32, 2001:db9::/32, false",
    "0.0.0.0/0, 10.0.0.0, false",
    "0.0.0.0/0, 10.0.0.256/32, false",
    "0.0.0.0/0, 10.0.0/24, false",
    "0.0.0.0/0, 10.0.0.0.0/32, false",
    "0.0.0.0/0, 10.0.0.0/33, false",
    "::/0, 1:2:3/64, false",
    "::/0, 1:2:3:4:5:6:7:8:9/64, false",
    "0.0.0.0/0, sg-1, false",
    "0.0.0.0/0, '', false",
    "a, a, false",
  })
  void oneInAnother(String range, String other, boolean expected) {
    assertThat(Addresses.contains(range, other)).isEqualTo(expected);
  }
}
