package dev.c2ecs.cli.registry;

import dev.c2ecs.cli.image.Digest;
import dev.c2ecs.cli.image.Platform;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the lock has of an image.
 *
 * @param digest the digest of its manifest or index
 * @param platforms all platforms that it is for, sorted by their text
 * @param facts the facts for the platforms that the project runs it on
 */
public record LockedImage(
    Digest digest, List<Platform> platforms, Map<Platform, PlatformFacts> facts) {

  private static final Comparator<Platform> BY_TEXT = Comparator.comparing(Platform::toString);

  public LockedImage {
    platforms = platforms.stream().sorted(BY_TEXT).toList();
    Map<Platform, PlatformFacts> sorted = new TreeMap<>(BY_TEXT);
    sorted.putAll(facts);
    facts = Collections.unmodifiableMap(sorted);
  }

  /** Whether it has something for a platform. */
  public boolean runsOn(Platform wanted) {
    return platforms.stream().anyMatch(wanted::runs);
  }

  /** Whether nothing is left to ask about a platform. */
  boolean knows(Platform wanted) {
    return facts.containsKey(wanted) || !runsOn(wanted);
  }
}
