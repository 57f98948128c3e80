package dev.c2ecs.acceptance.cloud;

/** A range of IPv4 addresses, first and last one included. */
record Cidr(String text, long first, long last) {

  private static final int BITS = 32;

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

  boolean contains(Cidr other) {
    return first <= other.first && other.last <= last;
  }

  boolean overlaps(Cidr other) {
    return first <= other.last && other.first <= last;
  }
}
