package dev.c2ecs.cfn.diff;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Ranges of addresses, {@code 10.0.0.0/8} or {@code fd00::/8}. */
final class Addresses {

  private record Range(BigInteger address, int length, int bits) {}

  private Addresses() {}

  /** Whether the addresses of one range are all in another; not when one of them is no range. */
  static boolean contains(String range, String other) {
    Optional<Range> outer = range(range);
    Optional<Range> inner = range(other);
    return outer.isPresent()
        && inner.isPresent()
        && outer.get().length() == inner.get().length()
        && outer.get().bits() <= inner.get().bits()
        && prefix(outer.get(), outer.get().bits()).equals(prefix(inner.get(), outer.get().bits()));
  }

  private static BigInteger prefix(Range range, int bits) {
    return range.address().shiftRight(range.length() - bits);
  }

  private static Optional<Range> range(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? "" : text.substring(0, slash);
    // Nothing else is a literal, and only literals are not looked up.
    if (!address.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*")
        || !text.substring(slash + 1).matches("[0-9]{1,3}")) {
      return Optional.empty();
    }
    try {
      byte[] bytes = InetAddress.getByName(address).getAddress();
      int bits = Integer.parseInt(text.substring(slash + 1));
      return bits <= bytes.length * 8
          ? Optional.of(new Range(new BigInteger(1, bytes), bytes.length * Byte.SIZE, bits))
          : Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
