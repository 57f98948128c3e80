package dev.c2ecs.compose.attribute;

import java.util.regex.Pattern;

/** Which keys a mapping may have. */
public enum Keys {
  /** Those that have rows, and {@code x-} keys. */
  NAMED(""),
  /** Those that have rows. */
  STRICT(""),
  /** Any of letters, digits, {@code .}, {@code _} and {@code -}. */
  NAMES("^[a-zA-Z0-9._-]+$"),
  /** Any of small letters. */
  LETTERS("^[a-z]+$"),
  /** Any of one line. */
  LINE("^.+$"),
  /** Any that is not empty. */
  ANY(".+");

  private final String pattern;

  Keys(String pattern) {
    this.pattern = pattern;
  }

  /** Whether these are any keys of a kind, as against those that have rows. */
  public boolean isFree() {
    return !pattern.isEmpty();
  }

  /** Whether a key that has no row of its own may be there. */
  public boolean allow(String key) {
    if (!isFree()) {
      return this == NAMED && key.startsWith("x-");
    }
    // The pattern is asked for odd keys only: a start would feel it.
    for (int i = 0; i < key.length(); i++) {
      if (!isPlain(key.charAt(i))) {
        return Pattern.compile(pattern).matcher(key).find();
      }
    }
    return !key.isEmpty();
  }

  private boolean isPlain(char c) {
    if (this == LINE || this == ANY) {
      return c >= ' ' && c <= '~';
    }
    boolean isSmall = c >= 'a' && c <= 'z';
    return isSmall
        || (this == NAMES
            && ((c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '_'
                || c == '-'));
  }
}
