package dev.c2ecs.compose.model;

import java.util.OptionalLong;

/**
 * A file system in memory.
 *
 * @param size bytes
 * @param mode permissions as a number
 * @see <a href="https://docs.docker.com/reference/compose-file/services/#volumes">Compose
 *     specification</a>
 */
public record TmpfsOptions(OptionalLong size, OptionalLong mode) {

  static TmpfsOptions of(Attributes attributes) {
    return new TmpfsOptions(attributes.number("size"), attributes.number("mode"));
  }
}
