package dev.c2ecs.cfn.secrets;

import static java.util.Locale.ROOT;

import dev.c2ecs.cfn.diagnostic.PolicyCode;
import dev.c2ecs.cfn.support.SupportCode;
import dev.c2ecs.compose.diagnostic.Code;
import dev.c2ecs.compose.diagnostic.ReadCode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes values out of texts, as they are and in parts. Case, quotes, blanks and other signs do not
 * count: a value may have been split, trimmed, shortened or made a name of on its way into a text.
 */
final class HiddenText {

  /** The fewest letters and digits of a part. */
  static final int PART = 6;

  private static final Pattern WORD = Pattern.compile("\\w+");

  private final Set<String> values;
  private final Set<String> words;
  private final Set<String> names;
  private final Set<String> parts = new HashSet<>();

  /**
   * Hides values.
   *
   * @param values what is hidden
   * @param words what the project itself says, word by word
   * @param names the names of variables, which many a value repeats; they are never hidden
   */
  HiddenText(Set<String> values, Set<String> words, Set<String> names) {
    this.values = values;
    this.words = words;
    this.names = names;
    values.forEach(value -> addParts(value, parts));
  }

  private static void addParts(String value, Set<String> parts) {
    Squeezed squeezed = Squeezed.of(value);
    for (int i = 0; i + PART <= squeezed.text().length(); i++) {
      parts.add(squeezed.text().substring(i, i + PART));
    }
  }

  /** The letters and digits of a text in lower case, and where each stands. */
  private record Squeezed(String text, List<Integer> places) {

    static Squeezed of(String text) {
      StringBuilder letters = new StringBuilder();
      List<Integer> places = new ArrayList<>();
      for (int i = 0; i < text.length(); i++) {
        if (Character.isLetterOrDigit(text.charAt(i))) {
          letters.append(Character.toLowerCase(text.charAt(i)));
          places.add(i);
        }
      }
      return new Squeezed(letters.toString(), places);
    }
  }

  /**
   * A text without the values.
   *
   * @param near the values that the text is about, which are hidden whatever their length
   */
  String of(String text, Set<String> near) {
    if (values.isEmpty() || text.isEmpty()) {
      return text;
    }
    Set<String> nearParts = new HashSet<>();
    near.forEach(value -> addParts(value, nearParts));
    BitSet hidden = new BitSet();
    hide(text, near, nearParts, true, hidden);
    hide(text, values, parts, false, hidden);
    if (hidden.isEmpty()) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      int end = hidden.get(i) ? hidden.nextClearBit(i) : next(hidden, i, text.length());
      shown.append(hidden.get(i) ? Masked.HIDDEN : text.substring(i, end));
      i = Math.min(end, text.length());
    }
    return shown.toString();
  }

  private static int next(BitSet bits, int from, int end) {
    int next = bits.nextSetBit(from);
    return next < 0 ? end : next;
  }

  private void hide(
      String text, Set<String> wholes, Set<String> pieces, boolean isNear, BitSet hidden) {
    BitSet found = new BitSet();
    String lower = text.toLowerCase(ROOT);
    if (lower.length() == text.length()) {
      for (String value : wholes) {
        String whole = value.toLowerCase(ROOT);
        for (int at = lower.indexOf(whole);
            at >= 0 && (isNear || whole.length() >= PART);
            at = lower.indexOf(whole, at + 1)) {
          found.set(at, at + whole.length());
        }
      }
    }
    Squeezed squeezed = Squeezed.of(text);
    for (int i = 0; i + PART <= squeezed.text().length() && !pieces.isEmpty(); i++) {
      if (pieces.contains(squeezed.text().substring(i, i + PART))) {
        found.set(squeezed.places().get(i), squeezed.places().get(i + PART - 1) + 1);
      }
    }
    for (int from = found.nextSetBit(0); from >= 0; ) {
      int end = found.nextClearBit(from);
      if (!isOwnWord(text, from, end, isNear)) {
        hidden.set(from, end);
      }
      from = found.nextSetBit(end);
    }
  }

  /**
   * Whether a run is a word, or a part of one, that would be there without the value: the name of a
   * variable, an image, a word of our own.
   */
  private boolean isOwnWord(String text, int from, int end, boolean isNear) {
    int start = from;
    while (start > 0 && isWord(text.charAt(start - 1))) {
      start--;
    }
    int stop = end;
    while (stop < text.length() && isWord(text.charAt(stop))) {
      stop++;
    }
    String word = text.substring(start, stop);
    boolean isLonger = start < from || stop > end;
    if (names.contains(word)) {
      return true;
    }
    if (isNear) {
      return isLonger && words.contains(word);
    }
    return words.contains(word) || Vocabulary.WORDS.contains(word.toLowerCase(ROOT));
  }

  private static boolean isWord(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  /** The words that diagnostics are made of; they are only looked at when a run is found. */
  private static final class Vocabulary {

    static final Set<String> WORDS = words();

    private static Set<String> words() {
      Set<String> words = new HashSet<>();
      for (Code[] codes : List.of(ReadCode.values(), SupportCode.values(), PolicyCode.values())) {
        for (Code code : codes) {
          Matcher word = WORD.matcher(code.title() + " " + code.explanation());
          while (word.find()) {
            words.add(word.group().toLowerCase(ROOT));
          }
        }
      }
      return words;
    }
  }
}
