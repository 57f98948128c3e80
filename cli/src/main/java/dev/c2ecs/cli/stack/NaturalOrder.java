package dev.c2ecs.cli.stack;

import java.util.Comparator;

/** Orders names as people count: {@code web2} before {@code web10}. */
public final class NaturalOrder {

  /** The order; names that only differ in leading zeros keep the order of their characters. */
  public static final Comparator<String> NAMES =
      ((Comparator<String>) NaturalOrder::compare).thenComparing(Comparator.naturalOrder());

  private NaturalOrder() {}

  private static int compare(String one, String two) {
    int i = 0;
    int j = 0;
    while (i < one.length() && j < two.length()) {
      int left = end(one, i);
      int right = end(two, j);
      int order =
          left > i && right > j
              ? numbers(one.substring(i, left), two.substring(j, right))
              : Character.compare(one.charAt(i), two.charAt(j));
      if (order != 0) {
        return order;
      }
      i = Math.max(left, i + 1);
      j = Math.max(right, j + 1);
    }
    return Integer.compare(one.length() - i, two.length() - j);
  }

  private static int numbers(String one, String two) {
    String left = one.replaceFirst("^0+(?=.)", "");
    String right = two.replaceFirst("^0+(?=.)", "");
    int byLength = Integer.compare(left.length(), right.length());
    return byLength != 0 ? byLength : left.compareTo(right);
  }

  /** Where the digits that begin somewhere end. */
  private static int end(String text, int from) {
    int to = from;
    while (to < text.length() && text.charAt(to) >= '0' && text.charAt(to) <= '9') {
      to++;
    }
    return to;
  }
}
