package dev.c2ecs.compose.diagnostic;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class NearestName {

  private static final String SEPARATORS = "-_.:/";

  /** Words with fewer letters are others when one letter is. */
  private static final int SHORT = 4;

  private NearestName() {}

  /**
   * The nearest of the known names, if one is near enough to be a misspelling: a third of the name
   * may differ, not counting words that both begin with, and never all of it.
   */
  public static Optional<String> of(String name, Collection<String> known) {
    return within(
        Math.max(1, name.length() / 3),
        name,
        known.stream().filter(candidate -> isMisspelling(name, candidate)).toList());
  }

  /** Whether what follows the words that both begin with is near too. */
  private static boolean isMisspelling(String name, String candidate) {
    int start = 0;
    for (int i = 0; i < Math.min(name.length(), candidate.length()); i++) {
      char c = name.charAt(i);
      if (c != candidate.charAt(i)) {
        break;
      }
      start = SEPARATORS.indexOf(c) < 0 ? start : i + 1;
    }
    String rest = name.substring(start);
    String other = candidate.substring(start);
    int edits = distance(rest, other);
    return edits <= Math.max(1, rest.length() / 3)
        && edits < Math.max(rest.length(), other.length());
  }

  /**
   * The nearest of the known names of variables, if one is near enough to be a misspelling word by
   * word: {@code DB_PORT} is none of {@code DB_HOST}, nor {@code NODE_2} of {@code NODE_1}.
   */
  public static Optional<String> ofVariable(String name, Collection<String> known) {
    return within(
        Math.max(1, name.length() / 3),
        name,
        known.stream().filter(candidate -> isNearByWords(name, candidate)).toList());
  }

  private static boolean isNearByWords(String name, String candidate) {
    String[] words = name.split("_", -1);
    String[] others = candidate.split("_", -1);
    if (!name.replaceAll("\\D", "").equals(candidate.replaceAll("\\D", ""))) {
      return false;
    }
    if (words.length != others.length) {
      return name.replace("_", "").equalsIgnoreCase(candidate.replace("_", ""));
    }
    for (int i = 0; i < words.length; i++) {
      int limit = words[i].length() < SHORT ? 0 : Math.max(1, words[i].length() / SHORT);
      if (distance(words[i], others[i]) > limit && !isSwap(words[i], others[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSwap(String a, String b) {
    char[] one = a.toCharArray();
    char[] other = b.toCharArray();
    Arrays.sort(one);
    Arrays.sort(other);
    return Arrays.equals(one, other);
  }

  /** The nearest of the known names, if it is no further than a limit of edits. */
  public static Optional<String> within(int limit, String name, Collection<String> known) {
    return known.stream()
        .filter(candidate -> Math.abs(name.length() - candidate.length()) <= limit)
        .filter(candidate -> distance(name, candidate) <= limit)
        .min(
            Comparator.comparingInt((String candidate) -> distance(name, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** The sentence "did you mean x?", or the fallback when no name is near. */
  public static String hint(String name, Collection<String> known, String fallback) {
    return of(name, known).map(near -> "did you mean `" + near + "`?").orElse(fallback);
  }

  /** The edit distance of Levenshtein with a swap of two neighbours counted as one edit. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
