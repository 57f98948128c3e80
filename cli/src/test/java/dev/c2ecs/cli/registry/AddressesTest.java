package dev.c2ecs.cli.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cli.registry.Addresses.Reach;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {

  @ParameterizedTest
  @CsvSource({
    "8.8.8.8, PUBLIC",
    "10.1.2.3, INSIDE",
    "127.0.0.1, INSIDE",
    "127.255.1.1, INSIDE",
    "172.15.0.1, PUBLIC",
    "172.16.0.1, INSIDE",
    "172.31.255.255, INSIDE",
    "172.32.0.1, PUBLIC",
    "192.168.1.1, INSIDE",
    "192.0.0.8, INSIDE",
    "100.63.0.1, PUBLIC",
    "100.64.0.1, INSIDE",
    "100.127.0.1, INSIDE",
    "100.128.0.1, PUBLIC",
    "198.18.0.1, INSIDE",
    "169.254.169.254, NEVER",
    "0.0.0.0, NEVER",
    "0.1.2.3, NEVER",
    "224.0.0.1, NEVER",
    "255.255.255.255, NEVER",
    "::1, INSIDE",
    "::, NEVER",
    "fd00:ec2::254, INSIDE",
    "fc00::1, INSIDE",
    "fe80::1, NEVER",
    "fec0::1, NEVER",
    "ff02::1, NEVER",
    "2606:4700::1111, PUBLIC",
    "::ffff:169.254.169.254, NEVER",
    "::ffff:10.0.0.1, INSIDE",
    "::ffff:8.8.8.8, PUBLIC",
    "::10.0.0.1, INSIDE",
    "64:ff9b::a9fe:a9fe, NEVER",
    "64:ff9b::808:808, PUBLIC",
    "2002:a9fe:a9fe::1, NEVER",
    "2002:0a00:0001::1, INSIDE",
  })
  void anAddressReachesSoFar(String text, Reach reach) throws UnknownHostException {
    assertThat(Addresses.of(InetAddress.getByName(text))).isEqualTo(reach);
  }

  @Test
  void aMappedAddressIsAnIpv4AddressAlsoWhereJavaKeepsIt() throws UnknownHostException {
    byte[] mapped = InetAddress.getByName("2001:db8::1").getAddress();
    assertThat(mapped).hasSize(16);
    byte[] bytes = new byte[16];
    bytes[10] = (byte) 0xff;
    bytes[11] = (byte) 0xff;
    bytes[12] = (byte) 169;
    bytes[13] = (byte) 254;
    InetAddress kept = java.net.Inet6Address.getByAddress("a", bytes, -1);
    assertThat(Addresses.of(kept)).isEqualTo(Reach.NEVER);
  }

  @Test
  void theWorstAddressOfAHostCounts() throws UnknownHostException {
    Addresses addresses =
        new Addresses(
            host -> List.of(InetAddress.getByName("8.8.8.8"), InetAddress.getByName("10.0.0.1")));
    assertThat(addresses.of("example.com")).isEqualTo(Reach.INSIDE);
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, true",
    "a.localhost, true",
    "127.0.0.1, true",
    "127.1.2.3, true",
    "[::1], true",
    "localhost.example.com, false",
    "127.0.0.1.example.com, false",
    "10.0.0.1, false",
    "[fe80::1], false",
  })
  void thisMachineIsKnownByName(String host, boolean loopback) {
    assertThat(Addresses.isLoopback(host)).isEqualTo(loopback);
  }
}
