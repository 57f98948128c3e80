package dev.c2ecs.cfn.secrets;

import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes values out of texts, as they are and in parts. Case, quotes, blanks and other signs do not
 * count: a value may have been split, trimmed, shortened or made a name of on its way into a text.
 *
 * <p>What would stand there without the value stays, or a text would tell that the value is the
 * word that it lacks. Such a word is hidden only where it is quoted as the value.
 */
final class HiddenText {

  /** The fewest letters and digits of a part. */
  static final int PART = 6;

  /** So few letters of a part, beside words of ours, are there by chance. */
  private static final int CHANCE = 3;

  /** Nobody reads a longer message, and looking into one takes its length squared. */
  private static final int LONGEST = 20_000;

  private final Set<String> values;
  private final OwnWords own;
  private final Set<String> parts = new HashSet<>();

  /**
   * Hides values.
   *
   * @param values what is hidden
   * @param own the words that stay
   */
  HiddenText(Set<String> values, OwnWords own) {
    this.values = values;
    this.own = own;
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
   * A text without the values; of a very long one it is the beginning.
   *
   * @param near what the text is about, whose values are hidden whatever their length
   */
  String of(String whole, Uses near) {
    if (values.isEmpty() || whole.isEmpty()) {
      return whole;
    }
    String text = whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST) + "…";
    BitSet hidden = new BitSet();
    if (!near.values().isEmpty()) {
      Set<String> nearParts = new HashSet<>();
      near.values().forEach(value -> addParts(value, nearParts));
      Found found = Found.in(text, near.values(), 1, nearParts);
      List<Quotation> quotations = Quotation.all(text);
      for (Run one : found.runs()) {
        Run run = trimmed(text, one);
        if (isForeign(text, run, true) || isQuoted(text, run, quotations, near)) {
          hidden.set(run.from(), run.end());
        }
      }
    }
    for (Run one : Found.in(text, values, PART, parts).runs()) {
      Run run = trimmed(text, one);
      if (isForeign(text, run, false)) {
        hidden.set(run.from(), run.end());
      }
    }
    return without(text, hidden);
  }

  private static String without(String text, BitSet hidden) {
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

  /**
   * A piece of a text that a value or parts of it cover.
   *
   * @param isWhole whether a value as it is stands there
   */
  private record Run(int from, int end, boolean isWhole) {}

  /** What of some values is found in a text. */
  private record Found(BitSet all, BitSet wholes) {

    static Found in(String text, Set<String> values, int least, Set<String> parts) {
      Found found = new Found(new BitSet(), new BitSet());
      String lower = text.toLowerCase(ROOT);
      if (lower.length() == text.length()) {
        for (String value : values) {
          String whole = value.toLowerCase(ROOT);
          for (int at = lower.indexOf(whole);
              at >= 0 && Squeezed.of(whole).text().length() >= least;
              at = lower.indexOf(whole, at + 1)) {
            found.wholes.set(at, at + whole.length());
          }
        }
      }
      found.all.or(found.wholes);
      Squeezed squeezed = Squeezed.of(text);
      for (int i = 0; i + PART <= squeezed.text().length() && !parts.isEmpty(); i++) {
        if (parts.contains(squeezed.text().substring(i, i + PART))) {
          found.all.set(squeezed.places().get(i), squeezed.places().get(i + PART - 1) + 1);
        }
      }
      return found;
    }

    List<Run> runs() {
      List<Run> runs = new ArrayList<>();
      for (int from = all.nextSetBit(0); from >= 0; ) {
        int end = all.nextClearBit(from);
        int whole = wholes.nextSetBit(from);
        runs.add(new Run(from, end, whole >= 0 && whole < end));
        from = all.nextSetBit(end);
      }
      return runs;
    }
  }

  /** A run without the ends and beginnings of words of ours that parts of a value touch. */
  private Run trimmed(String text, Run run) {
    if (run.isWhole()) {
      return run;
    }
    int from = run.from();
    int end = run.end();
    int start = start(text, from);
    int stop = stop(text, end - 1);
    if (start < from && own.contains(text.substring(start, stop(text, from)))) {
      from = stop(text, from);
      while (from < end && !isWord(text.charAt(from))) {
        from++;
      }
    }
    if (stop > end && own.contains(text.substring(start(text, end - 1), stop))) {
      end = start(text, end - 1);
      while (end > from && !isWord(text.charAt(end - 1))) {
        end--;
      }
    }
    return new Run(Math.min(from, end), end, false);
  }

  /** Whether a run has what is no word of ours, and enough of it to come from a value. */
  private boolean isForeign(String text, Run run, boolean isNear) {
    int foreign = 0;
    boolean hasDigit = false;
    for (int at = run.from(); at < run.end(); ) {
      if (!isWord(text.charAt(at))) {
        at++;
        continue;
      }
      int stop = stop(text, at);
      int end = Math.min(stop, run.end());
      if (!isOwn(text, run, start(text, at), stop, isNear)) {
        foreign += end - at;
        hasDigit |= text.substring(at, end).chars().anyMatch(Character::isDigit);
      }
      at = end;
    }
    boolean isCut = text.startsWith("…", run.end());
    return run.isWhole() ? foreign > 0 : foreign >= CHANCE && (isNear || hasDigit || isCut);
  }

  /** Where the word begins that a place is in. */
  private static int start(String text, int at) {
    int start = at;
    while (start > 0 && isWord(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  /** Where the word ends that a place is in; the place itself when it is in none. */
  private static int stop(String text, int at) {
    int stop = at;
    while (stop < text.length() && isWord(text.charAt(stop))) {
      stop++;
    }
    return stop;
  }

  /** Numbers are no words where a variable is used: a message shows them without quotes. */
  private boolean isOwn(String text, Run run, int start, int stop, boolean isNear) {
    String word = text.substring(start, stop);
    boolean isAlone = start >= run.from() && stop <= run.end();
    if (isNear && word.chars().noneMatch(Character::isLetter)) {
      return !isAlone && own.isOfProject(word);
    }
    return own.contains(word);
  }

  private static boolean isQuoted(String text, Run run, List<Quotation> quotations, Uses near) {
    for (Quotation quotation : quotations) {
      if (quotation.has(run.from(), run.end())) {
        return near.isShownAs(quotation.text());
      }
    }
    return near.isShownAlone(text, run.from(), run.end());
  }

  static boolean isWord(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }
}
