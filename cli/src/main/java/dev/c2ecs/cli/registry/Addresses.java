package dev.c2ecs.cli.registry;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses a registry may lead to. One inside the network of this machine is only for a
 * registry that is inside itself: otherwise whoever runs a registry could have services asked that
 * are not reachable for him, the metadata of an EC2 instance first of all.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry/">IANA, special-purpose
 *     IPv4 addresses</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry/">IANA, special-purpose
 *     IPv6 addresses</a>
 */
final class Addresses {

  /** How far an address reaches. */
  enum Reach {
    /** The Internet. */
    PUBLIC,
    /** This machine, or the network that it is in. */
    INSIDE,
    /** Neighbours, groups, nobody: never a registry. */
    NEVER
  }

  /** Finds the addresses of a host. */
  @FunctionalInterface
  interface Resolver {
    List<InetAddress> addresses(String host) throws UnknownHostException;

    static Resolver system() {
      return host -> Arrays.asList(InetAddress.getAllByName(host));
    }
  }

  private final Resolver resolver;

  Addresses(Resolver resolver) {
    this.resolver = resolver;
  }

  /**
   * The least public of the addresses of a host.
   *
   * @param host a name, or an address, which may stand in brackets
   */
  Reach of(String host) throws UnknownHostException {
    String plain = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    Reach least = Reach.PUBLIC;
    for (InetAddress address : resolver.addresses(plain)) {
      Reach reach = of(address);
      least = reach.compareTo(least) > 0 ? reach : least;
    }
    return least;
  }

  /** Whether a host is this machine by its very name, without asking anybody. */
  static boolean isLoopback(String host) {
    if (host.equals("localhost") || host.endsWith(".localhost")) {
      return true;
    }
    boolean isAddress = host.startsWith("[") || host.matches("\\d{1,3}(\\.\\d{1,3}){3}");
    if (!isAddress) {
      return false;
    }
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  static Reach of(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet6Address) {
      return ofIpv6(address, bytes);
    }
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    boolean never =
        first == 0 || (first == 169 && second == 254) || first >= 224; // this, link-local, groups
    if (never) {
      return Reach.NEVER;
    }
    boolean inside =
        first == 10
            || first == 127
            || (first == 172 && (second & 0xf0) == 16)
            || (first == 192 && second == 168)
            || (first == 100 && (second & 0xc0) == 64) // behind the NAT of a carrier
            || (first == 198 && (second & 0xfe) == 18) // for measurements
            || (first == 192 && second == 0 && bytes[2] == 0);
    return inside ? Reach.INSIDE : Reach.PUBLIC;
  }

  private static Reach ofIpv6(InetAddress address, byte[] bytes) {
    if (address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isMulticastAddress()
        || address.isSiteLocalAddress()) {
      return Reach.NEVER;
    }
    if (address.isLoopbackAddress() || (bytes[0] & 0xfe) == 0xfc) {
      return Reach.INSIDE;
    }
    // An IPv4 address in another dress: mapped or compatible, translated (64:ff9b::), 6to4.
    boolean zeros = isZero(bytes, 0, 10);
    boolean mapped =
        zeros && (isZero(bytes, 10, 12) || (bytes[10] == (byte) 0xff && bytes[11] == (byte) 0xff));
    boolean translated =
        bytes[0] == 0 && bytes[1] == 0x64 && bytes[2] == (byte) 0xff && bytes[3] == (byte) 0x9b;
    if (mapped || translated) {
      return ofIpv4In(bytes, 12);
    }
    return bytes[0] == 0x20 && bytes[1] == 0x02 ? ofIpv4In(bytes, 2) : Reach.PUBLIC;
  }

  private static Reach ofIpv4In(byte[] bytes, int from) {
    try {
      return of(InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4)));
    } catch (UnknownHostException e) {
      return Reach.NEVER;
    }
  }

  private static boolean isZero(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
