package dev.c2ecs.compose.shortform;

import java.util.List;

/**
 * IPv4 and IPv6 addresses as text.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4291#section-2.2">RFC 4291, text representation
 *     of addresses</a>
 */
public final class IpAddress {

  private static final int GROUPS = 8;
  private static final int GROUPS_OF_IPV4 = 2;
  private static final String ANY_NUMBER_OF_ZEROS = "::";

  private IpAddress() {}

  /** Whether a text is an address: numbers without leading zeros, no zone, no brackets. */
  public static boolean isAddress(String text) {
    return text.indexOf(':') < 0 ? isIpv4(text) : isIpv6(text);
  }

  private static boolean isIpv4(String text) {
    List<String> parts = List.of(text.split("\\.", -1));
    return parts.size() == 4 && parts.stream().allMatch(IpAddress::isOctet);
  }

  private static boolean isOctet(String part) {
    if (part.isEmpty() || part.length() > 3 || (part.length() > 1 && part.charAt(0) == '0')) {
      return false;
    }
    for (int i = 0; i < part.length(); i++) {
      if (part.charAt(i) < '0' || part.charAt(i) > '9') {
        return false;
      }
    }
    return Integer.parseInt(part) < 256;
  }

  private static boolean isIpv6(String text) {
    int gap = text.indexOf(ANY_NUMBER_OF_ZEROS);
    if (gap < 0) {
      return groups(text, true) == GROUPS;
    }
    int before = groups(text.substring(0, gap), false);
    int behind = groups(text.substring(gap + ANY_NUMBER_OF_ZEROS.length()), true);
    return before >= 0 && behind >= 0 && before + behind < GROUPS;
  }

  /**
   * The number of groups of 16 bits.
   *
   * @param isEnd whether an IPv4 address may stand at the end
   * @return -1 when something else is there
   */
  private static int groups(String text, boolean isEnd) {
    if (text.isEmpty()) {
      return 0;
    }
    String[] parts = text.split(":", -1);
    int count = 0;
    for (int i = 0; i < parts.length; i++) {
      if (isGroup(parts[i])) {
        count++;
      } else if (isEnd && i == parts.length - 1 && isIpv4(parts[i])) {
        count += GROUPS_OF_IPV4;
      } else {
        return -1;
      }
    }
    return count;
  }

  private static boolean isGroup(String part) {
    if (part.isEmpty() || part.length() > 4) {
      return false;
    }
    for (int i = 0; i < part.length(); i++) {
      if (part.charAt(i) > 'f' || Character.digit(part.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }
}
