package dev.c2ecs.cfn.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The stems of logical IDs: the name without characters that a logical ID cannot have, the first
 * letter upper case. They are those of Docker's retired ECS integration, so that overlays and
 * stacks made with it keep working.
 */
public final class LogicalIds {

  private final Map<String, String> stems;

  private LogicalIds(Map<String, String> stems) {
    this.stems = stems;
  }

  /**
   * The stems of some names.
   *
   * <p>Of names with the same stem the one that lost the fewest characters keeps it, the others get
   * four digits of the hash of their name.
   */
  public static LogicalIds of(Collection<String> names) {
    Map<String, List<String>> byStem = new TreeMap<>();
    for (String name : names) {
      byStem.computeIfAbsent(stem(name), stem -> new ArrayList<>()).add(name);
    }
    Map<String, String> stems = new TreeMap<>();
    byStem.forEach(
        (stem, same) -> {
          same.sort(LogicalIds::compareLosses);
          stems.put(same.get(0), stem);
          for (String name : same.subList(1, same.size())) {
            stems.put(name, stem + hash(name));
          }
        });
    return new LogicalIds(Collections.unmodifiableMap(stems));
  }

  private static int compareLosses(String a, String b) {
    int lengths = Integer.compare(a.length(), b.length());
    return lengths != 0 ? lengths : a.compareTo(b);
  }

  /** The stem of one of the names. */
  public String of(String name) {
    String stem = stems.get(name);
    if (stem == null) {
      throw new IllegalArgumentException("no logical ID for " + name);
    }
    return stem;
  }

  /** A name without what a logical ID cannot have, the first letter upper case. */
  public static String stem(String name) {
    String letters = name.replaceAll("[^a-zA-Z0-9]", "");
    return letters.isEmpty()
        ? "X" + hash(name)
        : letters.substring(0, 1).toUpperCase(Locale.ROOT) + letters.substring(1);
  }

  /** Every part between separators with an upper-case letter: {@code DB_PASSWORD}: DbPassword. */
  public static String words(String name) {
    StringBuilder result = new StringBuilder();
    for (String word : name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1)) {
      if (!word.isEmpty()) {
        result.append(stem(word));
      }
    }
    return result.toString();
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
