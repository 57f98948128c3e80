package dev.c2ecs.cfn.diff;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ranges of addresses, {@code 10.0.0.0/8}; of IPv6 only all of them, {@code ::/0}. */
final class Addresses {

  private static final String ALL_OF_SIX = "::/0";
  private static final int BITS = 32;
  private static final int LARGEST = 255;
  private static final Pattern RANGE =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");
  private static final Pattern SIX = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*/\\d{1,3}");

  private record Range(long address, int bits) {}

  private Addresses() {}

  /** Whether the addresses of one range are all in another; not when one of them is no range. */
  static boolean contains(String range, String other) {
    if (range.equals(ALL_OF_SIX)) {
      return SIX.matcher(other).matches();
    }
    Optional<Range> outer = range(range);
    Optional<Range> inner = range(other);
    return outer.isPresent()
        && inner.isPresent()
        && outer.get().bits() <= inner.get().bits()
        && prefix(outer.get(), outer.get().bits()) == prefix(inner.get(), outer.get().bits());
  }

  private static long prefix(Range range, int bits) {
    return range.address() >> (BITS - bits);
  }

  private static Optional<Range> range(String text) {
    Matcher matcher = RANGE.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long address = 0;
    for (int i = 1; i <= BITS / Byte.SIZE; i++) {
      int part = Integer.parseInt(matcher.group(i));
      if (part > LARGEST) {
        return Optional.empty();
      }
      address = (address << Byte.SIZE) + part;
    }
    int bits = Integer.parseInt(matcher.group(matcher.groupCount()));
    return bits <= BITS ? Optional.of(new Range(address, bits)) : Optional.empty();
  }
}
