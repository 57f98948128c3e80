package dev.c2ecs.compose.model;

import java.util.Map;
import java.util.Optional;

/**
 * How a volume is mounted.
 *
 * @param labels labels of an anonymous volume
 * @param nocopy whether the image's content is not copied into it
 * @param subpath a path inside the volume
 * @see <a href="https://docs.docker.com/reference/compose-file/services/#volumes">Compose
 *     specification</a>
 */
public record VolumeOptions(Map<String, String> labels, boolean nocopy, Optional<String> subpath) {

  static VolumeOptions of(Attributes attributes) {
    return new VolumeOptions(
        attributes.textMap("labels"), attributes.flag("nocopy"), attributes.text("subpath"));
  }
}
