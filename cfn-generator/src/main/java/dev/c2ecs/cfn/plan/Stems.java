package dev.c2ecs.cfn.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the logical IDs of one kind of Compose objects start with: the name without characters that
 * a logical ID cannot have, the first letter upper case. They are those of Docker's retired ECS
 * integration, so that overlays and stacks made with it keep working.
 */
public final class Stems {

  private final Map<String, String> byName;

  private Stems(Map<String, String> byName) {
    this.byName = byName;
  }

  /**
   * The stems of some names.
   *
   * <p>Of names with the same stem the one that lost the fewest characters keeps it, the others get
   * four digits of the hash of their name.
   */
  static Stems of(Collection<String> names) {
    Map<String, List<String>> byStem = new TreeMap<>();
    for (String name : names) {
      byStem.computeIfAbsent(stem(name), stem -> new ArrayList<>()).add(name);
    }
    Map<String, String> stems = new TreeMap<>();
    // All plain stems first, so that none of them is one that has got digits.
    UniqueNames unique = new UniqueNames(Integer.MAX_VALUE, "");
    for (Map.Entry<String, List<String>> entry : byStem.entrySet()) {
      entry.getValue().sort(Stems::compareLosses);
      String name = entry.getValue().get(0);
      stems.put(name, unique.take(name, entry.getKey(), ""));
    }
    for (Map.Entry<String, List<String>> entry : byStem.entrySet()) {
      List<String> same = entry.getValue();
      for (String name : same.subList(1, same.size())) {
        stems.put(name, unique.take(name, entry.getKey(), ""));
      }
    }
    return new Stems(stems);
  }

  private static int compareLosses(String a, String b) {
    int lengths = Integer.compare(a.length(), b.length());
    return lengths != 0 ? lengths : a.compareTo(b);
  }

  /** The stem of one of the names. */
  String of(String name) {
    String stem = byName.get(name);
    if (stem == null) {
      throw new IllegalArgumentException("no logical ID for " + name);
    }
    return stem;
  }

  /** A name without what a logical ID cannot have, the first letter upper case. */
  static String stem(String name) {
    StringBuilder stem = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean lower = c >= 'a' && c <= 'z';
      if (lower || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
        stem.append(lower && stem.length() == 0 ? (char) (c - 'a' + 'A') : c);
      }
    }
    return stem.length() == 0 ? "X" + hash(name) : stem.toString();
  }

  /**
   * What the names of a domain start with: its labels, each with a capital. A domain alone decides
   * it, so that no other one renames it; where capitals would not tell labels apart four digits do.
   */
  static String domain(String domain) {
    StringBuilder stem = new StringBuilder(domain.length());
    boolean plain = true;
    boolean first = true;
    for (int i = 0; i < domain.length(); i++) {
      char c = domain.charAt(i);
      boolean lower = c >= 'a' && c <= 'z';
      plain &= c == '.' || lower || (!first && c >= '0' && c <= '9');
      if (lower || (c >= '0' && c <= '9')) {
        stem.append(lower && first ? (char) (c - 'a' + 'A') : c);
      }
      first = c == '.';
    }
    return stem + (plain ? "" : hash(domain));
  }

  /** Four digits that tell names with the same stem apart. */
  public static String hash(String name) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 2);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
