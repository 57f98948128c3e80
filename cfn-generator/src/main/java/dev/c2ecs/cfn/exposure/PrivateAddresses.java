package dev.c2ecs.cfn.exposure;

import java.util.List;
import java.util.Locale;

/**
 * Addresses that nobody has on the Internet.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IPv4 Special-Purpose
 *     Address Registry</a>
 */
public final class PrivateAddresses {

  private static final List<String> RANGES =
      List.of(
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.168.0.0/16");
  private static final List<String> IPV6 = List.of("fc", "fd", "fe8", "fe9", "fea", "feb");
  private static final int BITS = 32;

  private PrivateAddresses() {}

  /** Whether all addresses of a range are private; false for what is no range. */
  public static boolean contain(String cidr) {
    if (cidr.indexOf(':') >= 0) {
      return IPV6.stream().anyMatch(cidr.toLowerCase(Locale.ROOT)::startsWith);
    }
    for (String range : RANGES) {
      if (within(cidr, range)) {
        return true;
      }
    }
    return false;
  }

  private static boolean within(String cidr, String range) {
    int length = length(cidr);
    int least = length(range);
    long address = address(cidr);
    return length >= least
        && address >= 0
        && address >> (BITS - least) == address(range) >> (BITS - least);
  }

  private static int length(String cidr) {
    int slash = cidr.indexOf('/');
    String text = slash < 0 ? "" : cidr.substring(slash + 1);
    return text.length() <= 2 && isNumber(text) ? Integer.parseInt(text) : -1;
  }

  /** The address as a number, -1 for what is none. */
  private static long address(String cidr) {
    String[] parts = cidr.split("/", 2)[0].split("\\.", -1);
    if (parts.length != 4) {
      return -1;
    }
    long address = 0;
    for (String part : parts) {
      if (part.length() > 3 || !isNumber(part) || Integer.parseInt(part) > 255) {
        return -1;
      }
      address = address << 8 | Integer.parseInt(part);
    }
    return address;
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
