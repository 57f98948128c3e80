package dev.c2ecs.cli.image;

import java.util.List;

/**
 * An image with all that a registry needs of it.
 *
 * @param manifest the manifest as bytes, which its digest is of
 * @param descriptor what names the manifest
 * @param platform what it runs on
 * @param blobs the configuration and the layers; a registry may have some of them already
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares two of them, or changes one
public record PushableImage(
    byte[] manifest, Descriptor descriptor, Platform platform, List<Blob> blobs) {
  public PushableImage {
    blobs = List.copyOf(blobs);
  }
}
