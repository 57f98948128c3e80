package dev.c2ecs.acceptance.cloud;

import java.util.List;

/** A range of IPv4 addresses, first and last one included. */
record Cidr(String text, long first, long last) {

  private static final int BITS = 32;
  private static final List<String> PRIVATE =
      List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16");

  static Cidr of(String text) {
    String[] parts = text.split("[./]", -1);
    if (parts.length != 5) {
      throw new Refusal("InvalidParameterValue", "Value (" + text + ") is not a valid CIDR block.");
    }
    long address = 0;
    for (int i = 0; i < 4; i++) {
      address = address * 256 + Integer.parseInt(parts[i]);
    }
    long size = 1L << (BITS - Integer.parseInt(parts[4]));
    long first = address / size * size;
    return new Cidr(text, first, first + size - 1);
  }

  /** Whether some of its addresses are ones that a VPC has: those for private use, or IPv6. */
  static boolean isOfVpcs(String text) {
    return text.indexOf(':') >= 0
        || PRIVATE.stream().anyMatch(range -> Cidr.of(range).overlaps(Cidr.of(text)));
  }

  boolean contains(Cidr other) {
    return first <= other.first && other.last <= last;
  }

  boolean overlaps(Cidr other) {
    return first <= other.last && other.first <= last;
  }
}
