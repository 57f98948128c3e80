package dev.c2ecs.compose.model;

import dev.c2ecs.compose.tree.TreePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The membership of a service in a network.
 *
 * @param network the key of the network
 * @param aliases further names of the service in it
 * @param driverOpts options of the driver
 * @param gwPriority which network has the default route, the highest
 * @param interfaceName the name of the interface
 * @param ipv4Address the fixed IPv4 address
 * @param ipv6Address the fixed IPv6 address
 * @param linkLocalIps link-local addresses
 * @param macAddress the hardware address
 * @param priority the order in which networks are joined, the highest first
 * @param path its path in the project
 * @see <a href="https://docs.docker.com/reference/compose-file/services/#networks">Compose
 *     specification</a>
 */
public record NetworkAttachment(
    String network,
    List<String> aliases,
    Map<String, String> driverOpts,
    OptionalInt gwPriority,
    Optional<String> interfaceName,
    Optional<String> ipv4Address,
    Optional<String> ipv6Address,
    List<String> linkLocalIps,
    Optional<String> macAddress,
    OptionalInt priority,
    TreePath path) {

  public NetworkAttachment {
    aliases = List.copyOf(aliases);
    linkLocalIps = List.copyOf(linkLocalIps);
  }

  static NetworkAttachment of(Attributes attributes) {
    return new NetworkAttachment(
        attributes.key(),
        attributes.texts("aliases"),
        attributes.textMap("driver_opts"),
        attributes.integer("gw_priority"),
        attributes.text("interface_name"),
        attributes.text("ipv4_address"),
        attributes.text("ipv6_address"),
        attributes.texts("link_local_ips"),
        attributes.text("mac_address"),
        attributes.integer("priority"),
        attributes.path());
  }
}
