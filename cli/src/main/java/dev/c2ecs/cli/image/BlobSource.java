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
}
