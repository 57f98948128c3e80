package dev.c2ecs.cli.image;

import java.util.Map;
import java.util.Optional;

/**
 * What one part of an image says of another: a manifest of a layer, an index of a manifest.
 *
 * @param mediaType the type of the content, {@link MediaType} has those that are known
 * @param digest the digest of the content
 * @param size the length of the content in bytes
 * @param platform the platform, for a manifest in an index
 * @param annotations what else is said
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/descriptor.md">OCI image
 *     specification, content descriptors</a>
 */
public record Descriptor(
    String mediaType,
    Digest digest,
    long size,
    Optional<Platform> platform,
    Map<String, String> annotations) {

  public Descriptor {
    annotations = Map.copyOf(annotations);
  }

  /** A descriptor that says no more than it must. */
  public static Descriptor of(String mediaType, Digest digest, long size) {
    return new Descriptor(mediaType, digest, size, Optional.empty(), Map.of());
  }
}
