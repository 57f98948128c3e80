package dev.c2ecs.cfn.images;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a lock has of an image.
 *
 * @param digest the digest of its manifest or index, {@code sha256:…}
 * @param platforms all machines that it is for
 * @param facts what is known of it, by the machine that it was asked for, {@code linux/amd64}
 */
public record LockEntry(String digest, List<String> platforms, Map<String, ImageFacts> facts) {

  public LockEntry {
    platforms = List.copyOf(platforms);
    facts = Map.copyOf(facts);
  }

  /** What is known of it on a machine: less, when the lock was made for another one. */
  public ImageFacts on(String platform) {
    ImageFacts known = facts.getOrDefault(platform, ImageFacts.UNKNOWN);
    return new ImageFacts(
        Optional.of(digest),
        platforms.isEmpty() ? known.platforms() : platforms,
        known.exposed(),
        known.user(),
        known.volumes(),
        known.health(),
        known.entrypoint(),
        known.command(),
        known.stopSignal());
  }

  /** Whether the image runs on a machine about which the lock knows nothing. */
  boolean lacks(String platform) {
    return !facts.containsKey(platform) && ImageFacts.run(platforms, platform);
  }
}
