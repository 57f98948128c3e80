package dev.c2ecs.compose.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a service is reached, and what it reaches.
 *
 * @see <a href="https://docs.docker.com/reference/compose-file/services/">Compose specification,
 *     services</a>
 */
public sealed interface NetworkAttributes permits Service {

  /** The attributes of the service in canonical form. */
  Attributes attributes();

  /** The published ports. */
  default List<Port> ports() {
    return attributes().list("ports", Port::of);
  }

  /** Ports as written, {@code 80}, {@code 80-85}, {@code 53/udp}. */
  default List<String> expose() {
    return attributes().texts("expose");
  }

  /** The networks. */
  default Map<String, NetworkAttachment> networks() {
    return attributes().map("networks", NetworkAttachment::of);
  }

  /** Whose network the containers have, when it is not one of their own. */
  default Optional<NamespaceMode> networkMode() {
    return attributes().text("network_mode").map(NamespaceMode::of);
  }

  /** The host name. */
  default Optional<String> hostname() {
    return attributes().text("hostname");
  }

  /** The domain name. */
  default Optional<String> domainname() {
    return attributes().text("domainname");
  }

  /** Name servers. */
  default List<String> dns() {
    return attributes().texts("dns");
  }

  /** Options of the resolver. */
  default List<String> dnsOpt() {
    return attributes().texts("dns_opt");
  }

  /** Search domains. */
  default List<String> dnsSearch() {
    return attributes().texts("dns_search");
  }

  /** Names with addresses, name=address. */
  default List<String> extraHosts() {
    return attributes().texts("extra_hosts");
  }

  /** Services that it reaches under further names. */
  default List<Link> links() {
    return attributes().list("links", Link::of);
  }

  /** Containers outside the project with aliases. */
  default List<Link> externalLinks() {
    return attributes().list("external_links", Link::of);
  }

  /** The hardware address. */
  default Optional<String> macAddress() {
    return attributes().text("mac_address");
  }
}
