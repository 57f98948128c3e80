package dev.c2ecs.cfn.secrets;

import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The names of variables that are credentials. A name is read as words: {@code DB_PASSWORD}, {@code
 * db.password} and {@code dbPassword} are the same. What stands at its end decides first, because
 * that is what it is: {@code TOKEN_LIFETIME} is a time. Every row has a line in {@code
 * credential-names.tsv} of the tests.
 */
public final class CredentialNames {

  /** What a name says. */
  public enum Kind {
    /** It is a credential, whatever its value. */
    ALWAYS,
    /** It is one unless the value is a switch, a word of its kind, a path or an address. */
    UNLESS_HARMLESS,
    /** The same, but none without a value: as a rule it is a switch. */
    SWITCH,
    /** It is none. */
    NEVER
  }

  private static final int LONGEST = 4;
  private static final Map<String, Kind> TAILS = tails();

  private CredentialNames() {}

  private static Map<String, Kind> tails() {
    Map<String, Kind> tails = new HashMap<>();
    CredentialWords.ALWAYS_TAILS.forEach(tail -> tails.put(tail, Kind.ALWAYS));
    CredentialWords.UNLESS_TAILS.forEach(tail -> tails.put(tail, Kind.UNLESS_HARMLESS));
    CredentialWords.NEVER_TAILS.forEach(tail -> tails.put(tail, Kind.NEVER));
    return tails;
  }

  /** What the name of a variable says. */
  public static Kind kind(String name) {
    List<String> words = words(name);
    if (words.isEmpty() || CredentialWords.NEVER_WHOLE.contains(String.join("_", words))) {
      return Kind.NEVER;
    }
    Optional<Kind> tail = tail(words);
    if (tail.equals(Optional.of(Kind.NEVER))) {
      return Kind.NEVER;
    }
    boolean always = tail.equals(Optional.of(Kind.ALWAYS));
    boolean unless = tail.equals(Optional.of(Kind.UNLESS_HARMLESS));
    boolean isSwitch = false;
    boolean isNumber = false;
    boolean isPublic = false;
    boolean unlessWord = false;
    for (String word : words) {
      always |= isAlways(word);
      unlessWord |= CredentialWords.UNLESS_WORDS.contains(singular(word));
      isSwitch |= CredentialWords.SWITCHES.contains(word);
      isNumber |= CredentialWords.NUMBERS.contains(word);
      isPublic |= CredentialWords.PUBLIC.contains(word);
    }
    unless = !isPublic && (unless || (unlessWord && !isNumber));
    if (!always && !unless) {
      return Kind.NEVER;
    }
    return isSwitch ? Kind.SWITCH : always ? Kind.ALWAYS : Kind.UNLESS_HARMLESS;
  }

  /** What the end says: the longest that is known; a word that is not known says nothing. */
  private static Optional<Kind> tail(List<String> words) {
    int last = words.size();
    while (last > 1 && isNumber(words.get(last - 1))) {
      last--;
    }
    for (int length = Math.min(LONGEST, last); length > 0; length--) {
      String text = String.join("_", words.subList(last - length, last));
      Kind kind = TAILS.get(text);
      if (kind == null) {
        kind = TAILS.get(withoutDigits(text));
      }
      if (kind != null) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  private static boolean isAlways(String word) {
    String stem = singular(word);
    for (String always : CredentialWords.ALWAYS_WORDS) {
      if (stem.endsWith(always)) {
        return true;
      }
    }
    return false;
  }

  private static String singular(String word) {
    String stem = withoutDigits(word);
    return stem.endsWith("S") && !stem.endsWith("SS") ? stem.substring(0, stem.length() - 1) : stem;
  }

  private static String withoutDigits(String word) {
    int end = word.length();
    while (end > 1 && Character.isDigit(word.charAt(end - 1))) {
      end--;
    }
    return word.substring(0, end);
  }

  private static boolean isNumber(String word) {
    return word.chars().allMatch(Character::isDigit);
  }

  /** The words of a name in capitals: separated by anything that is none, or by camel case. */
  static List<String> words(String name) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean part = Character.isLetterOrDigit(c);
      if (word.length() > 0 && (!part || isHump(name, i))) {
        words.add(word.toString().toUpperCase(ROOT));
        word.setLength(0);
      }
      if (part) {
        word.append(c);
      }
    }
    if (word.length() > 0) {
      words.add(word.toString().toUpperCase(ROOT));
    }
    return words;
  }

  /** Whether a word of camel case begins: {@code apiKey}, {@code JWTSecret}. */
  private static boolean isHump(String name, int at) {
    if (!Character.isUpperCase(name.charAt(at))) {
      return false;
    }
    boolean afterLower = Character.isLowerCase(name.charAt(at - 1));
    boolean beforeLower = at + 1 < name.length() && Character.isLowerCase(name.charAt(at + 1));
    return afterLower || (beforeLower && Character.isUpperCase(name.charAt(at - 1)));
  }
}
