package dev.c2ecs.cli.stack;

import java.util.Comparator;

/** The order of names as people count: {@code svc2} before {@code svc10}. */
public final class NaturalOrder {

  /** Names in this order. */
  public static final Comparator<String> NAMES = NaturalOrder::compare;

  private NaturalOrder() {}

  /**
   * Compares two names: runs of digits by their number, everything else letter by letter. Names
   * that count the same, {@code a1} and {@code a01}, are ordered by their text, so that only equal
   * names are equal.
   */
  public static int compare(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() && j < b.length()) {
      int result;
      if (isDigit(a.charAt(i)) && isDigit(b.charAt(j))) {
        int endA = digits(a, i);
        int endB = digits(b, j);
        result = number(a.substring(i, endA), b.substring(j, endB));
        i = endA;
        j = endB;
      } else {
        result = Character.compare(a.charAt(i++), b.charAt(j++));
      }
      if (result != 0) {
        return result;
      }
    }
    int rest = Integer.compare(a.length() - i, b.length() - j);
    return rest != 0 ? rest : a.compareTo(b);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int digits(String text, int from) {
    int end = from;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Numbers of any length. */
  private static int number(String a, String b) {
    String left = withoutZeros(a);
    String right = withoutZeros(b);
    int lengths = Integer.compare(left.length(), right.length());
    return lengths != 0 ? lengths : left.compareTo(right);
  }

  private static String withoutZeros(String digits) {
    int first = 0;
    while (first < digits.length() - 1 && digits.charAt(first) == '0') {
      first++;
    }
    return digits.substring(first);
  }
}
