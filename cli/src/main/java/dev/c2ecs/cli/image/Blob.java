package dev.c2ecs.cli.image;

import java.io.IOException;
import java.io.InputStream;

/** A part of an image with its content, which may be large and is read as often as it is opened. */
public interface Blob {

  /** What names it. */
  Descriptor descriptor();

  /**
   * Its content from the beginning.
   *
   * @throws IOException if it cannot be read any more
   */
  InputStream open() throws IOException;
}
