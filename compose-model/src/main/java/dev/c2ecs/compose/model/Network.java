package dev.c2ecs.compose.model;

import java.util.Map;
import java.util.Optional;

/**
 * A network.
 *
 * @param key its key in the project
 * @param name the name on the platform
 * @param driver the driver
 * @param driverOpts the options of the driver
 * @param ipam its addresses
 * @param external whether it exists already
 * @param internal whether it is closed to the outside
 * @param attachable whether other containers may join it
 * @param labels its labels
 * @param enableIpv4 whether it has IPv4 addresses
 * @param enableIpv6 whether it has IPv6 addresses
 * @see <a href="https://docs.docker.com/reference/compose-file/networks/">Compose specification</a>
 */
public record Network(
    String key,
    String name,
    Optional<String> driver,
    Map<String, String> driverOpts,
    Optional<Ipam> ipam,
    boolean external,
    boolean internal,
    boolean attachable,
    Map<String, String> labels,
    Optional<Boolean> enableIpv4,
    Optional<Boolean> enableIpv6) {

  static Network of(Attributes attributes) {
    return new Network(
        attributes.key(),
        attributes.text("name").orElse(attributes.key()),
        attributes.text("driver"),
        attributes.textMap("driver_opts"),
        attributes.object("ipam", Ipam::of),
        attributes.flag("external"),
        attributes.flag("internal"),
        attributes.flag("attachable"),
        attributes.textMap("labels"),
        attributes.optionalFlag("enable_ipv4"),
        attributes.optionalFlag("enable_ipv6"));
  }
}
