package dev.c2ecs.cfn.exposure;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ranges of addresses, {@code 10.0.0.0/8} or {@code fd00::/8}. */
public final class Addresses {

  private static final Pattern RANGE =
      Pattern.compile("([0-9.]{7,15}|[0-9a-fA-F:]{2,39})/([0-9]{1,3})");
  private static final int FOUR = 32;
  private static final int SIX = 128;

  /**
   * A range.
   *
   * @param address its first address, and the bits behind its prefix whatever they are
   * @param length bits of an address
   * @param bits bits of the prefix
   */
  private record Range(BigInteger address, int length, int bits) {
    BigInteger prefix(int wanted) {
      return address.shiftRight(length - wanted);
    }
  }

  private Addresses() {}

  /** Whether the addresses of one range are all in another; not when one of them is no range. */
  public static boolean contains(String range, String other) {
    Optional<Range> outer = range(range);
    Optional<Range> inner = range(other);
    return outer.isPresent()
        && inner.isPresent()
        && outer.get().length() == inner.get().length()
        && outer.get().bits() <= inner.get().bits()
        && outer.get().prefix(outer.get().bits()).equals(inner.get().prefix(outer.get().bits()));
  }

  /** A single address as the range of it alone; any other text as it is. */
  public static String asRange(String text) {
    if (text.indexOf('/') >= 0) {
      return text;
    }
    String range = text + "/" + (text.indexOf(':') >= 0 ? SIX : FOUR);
    return range(range).isPresent() ? range : text;
  }

  private static Optional<Range> range(String text) {
    Matcher matcher = RANGE.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    boolean six = matcher.group(1).indexOf(':') >= 0;
    int length = six ? SIX : FOUR;
    int bits = Integer.parseInt(matcher.group(2));
    Optional<BigInteger> address = six ? six(matcher.group(1)) : four(matcher.group(1));
    return address.filter(known -> bits <= length).map(known -> new Range(known, length, bits));
  }

  private static Optional<BigInteger> four(String text) {
    return number(List.of(text.split("\\.", -1)), 4, 10, 8);
  }

  /** {@code ::} stands for as many zeros as are missing. */
  private static Optional<BigInteger> six(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return number(List.of(text.split(":", -1)), 8, 16, 16);
    }
    List<String> groups = new ArrayList<>(groups(text.substring(0, gap)));
    List<String> rest = groups(text.substring(gap + 2));
    while (groups.size() + rest.size() < 8) {
      groups.add("0");
    }
    groups.addAll(rest);
    return number(groups, 8, 16, 16);
  }

  private static List<String> groups(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(":", -1));
  }

  /**
   * The number that groups of bits make; empty when there are more or fewer, or one is too large.
   */
  private static Optional<BigInteger> number(List<String> groups, int count, int radix, int bits) {
    BigInteger number = BigInteger.ZERO;
    for (String group : groups) {
      if (!group.matches("[0-9a-fA-F]{1,4}") || Integer.parseInt(group, radix) >> bits > 0) {
        return Optional.empty();
      }
      number = number.shiftLeft(bits).add(BigInteger.valueOf(Integer.parseInt(group, radix)));
    }
    return groups.size() == count ? Optional.of(number) : Optional.empty();
  }
}
