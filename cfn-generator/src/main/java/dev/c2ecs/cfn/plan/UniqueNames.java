package dev.c2ecs.cfn.plan;

import java.util.HashSet;
import java.util.Set;

/**
 * Names of which no two are equal and none is too long. Who comes first keeps a name; who comes
 * later gets four digits of the hash of what it is behind its stem, and so does a name that has to
 * be cut. So the order in which names are taken says who is never renamed.
 */
public final class UniqueNames {

  private static final int DIGITS = 4;

  private final Set<String> taken = new HashSet<>();
  private final int longest;
  private final String separator;

  /**
   * No names yet.
   *
   * @param longest the characters that a name may have
   * @param separator what stands before the digits
   */
  public UniqueNames(int longest, String separator) {
    this.longest = longest;
    this.separator = separator;
  }

  /** Further names beside these, with another limit. */
  public UniqueNames upTo(int characters) {
    UniqueNames more = new UniqueNames(characters, separator);
    more.taken.addAll(taken);
    return more;
  }

  /** Keeps a name from everybody. */
  public void reserve(String name) {
    taken.add(name);
  }

  /**
   * Takes a name.
   *
   * @param key what has the name, different for each that takes one
   * @param stem what the name starts with
   * @param suffix what it ends with, whatever becomes of the stem
   */
  public String take(String key, String stem, String suffix) {
    String plain = stem + suffix;
    if (plain.length() <= longest && taken.add(plain)) {
      return plain;
    }
    int room = longest - suffix.length() - separator.length() - DIGITS;
    String start = stem.substring(0, Math.min(stem.length(), Math.max(room, 0))) + separator;
    String name = start + Stems.hash(key) + suffix;
    for (int n = 2; !taken.add(name); n++) {
      name = start + Stems.hash(key + "\n" + n) + suffix;
    }
    return name;
  }
}
