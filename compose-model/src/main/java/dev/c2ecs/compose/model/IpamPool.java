package dev.c2ecs.compose.model;

import java.util.Map;
import java.util.Optional;

/**
 * A range of addresses.
 *
 * @param subnet the range, in CIDR form
 * @param gateway the address of the gateway
 * @param ipRange the part of the range for containers
 * @param auxAddresses addresses of hosts by name
 * @see <a href="https://docs.docker.com/reference/compose-file/networks/#ipam">Compose
 *     specification</a>
 */
public record IpamPool(
    Optional<String> subnet,
    Optional<String> gateway,
    Optional<String> ipRange,
    Map<String, String> auxAddresses) {

  static IpamPool of(Attributes attributes) {
    return new IpamPool(
        attributes.text("subnet"),
        attributes.text("gateway"),
        attributes.text("ip_range"),
        attributes.textMap("aux_addresses"));
  }
}
