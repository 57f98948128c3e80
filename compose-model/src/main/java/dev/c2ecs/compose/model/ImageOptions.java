package dev.c2ecs.compose.model;

import java.util.Optional;

/**
 * How an image is mounted.
 *
 * @param subpath a path inside the image
 * @see <a href="https://docs.docker.com/reference/compose-file/services/#volumes">Compose
 *     specification</a>
 */
public record ImageOptions(Optional<String> subpath) {

  static ImageOptions of(Attributes attributes) {
    return new ImageOptions(attributes.text("subpath"));
  }
}
