package dev.c2ecs.cli.image;

import java.io.IOException;
import java.io.InputStream;

/** Where the parts of an image are read from: a registry, an archive. */
@FunctionalInterface
public interface BlobSource {

  /**
   * The content of a part from its beginning. Whether it has the digest of the descriptor is
   * checked by {@link VerifiedStream}.
   *
   * @throws IOException if it cannot be read
   */
  InputStream open(Descriptor part) throws IOException;

  /** Whether contents are checked by the source already, so that nobody does it twice. */
  default boolean isVerified() {
    return false;
  }

  /** Opens a content that is checked while it is read, by the source or by its reader. */
  default InputStream verified(Descriptor content) throws IOException {
    InputStream opened = open(content);
    return isVerified() ? opened : new VerifiedStream(opened, content);
  }
}
