package dev.c2ecs.cfn.secrets;

import static java.util.Locale.ROOT;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The credentials that something said is about.
 *
 * @param values the values of them
 * @param texts the texts that the values stand in where they are used, which may be quoted
 * @param written the same of what may be shown without quotes; variables of containers are not
 */
record Uses(Set<String> values, Set<String> texts, Set<String> written) {

  static final Uses NONE = new Uses(Set.of(), Set.of(), Set.of());

  static Uses empty() {
    return new Uses(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
  }

  /** Whether a quotation is one of a text with a value in it, not of ours. */
  boolean isShownAs(String quoted) {
    boolean isPhrase = quoted.chars().anyMatch(c -> !HiddenText.isWord((char) c));
    if (isPhrase && OwnWords.isQuotedByProgram(quoted)) {
      return false;
    }
    String lower = quoted.toLowerCase(ROOT);
    int behind = Math.max(lower.lastIndexOf("=") + 1, lower.lastIndexOf(": ") + 2);
    String shown = behind > 1 ? lower.substring(behind) : lower;
    for (String text : texts) {
      String whole = text.toLowerCase(ROOT);
      boolean isMore = !values.contains(text) && holds(lower, whole);
      if (isMore || shown.equals(whole) || holds(whole, lower)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a piece of a text without quotes is the value that the text shows. */
  boolean isShownAlone(String text, int from, int end) {
    int start = from;
    while (start > 0 && !isBorder(text.charAt(start - 1))) {
      start--;
    }
    int stop = end;
    while (stop < text.length() && !isBorder(text.charAt(stop))) {
      stop++;
    }
    String token = text.substring(start, stop);
    boolean isListed = text.substring(0, start).contains(": ") || text.indexOf('=', 0) >= 0;
    return isListed && written.stream().anyMatch(token::equalsIgnoreCase);
  }

  private static boolean isBorder(char c) {
    return Character.isWhitespace(c) || c == ',' || c == ';' || c == '=';
  }

  /** Whether a text stands in another one, between signs. */
  private static boolean holds(String all, String some) {
    for (int at = all.indexOf(some); at >= 0 && !some.isEmpty(); at = all.indexOf(some, at + 1)) {
      int end = at + some.length();
      boolean begins = at == 0 || !HiddenText.isWord(all.charAt(at - 1));
      if (begins && (end == all.length() || !HiddenText.isWord(all.charAt(end)))) {
        return true;
      }
    }
    return false;
  }
}
