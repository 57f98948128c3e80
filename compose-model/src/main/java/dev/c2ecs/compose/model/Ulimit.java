package dev.c2ecs.compose.model;

import dev.c2ecs.compose.tree.Scalar;

/**
 * A limit of a process.
 *
 * @param soft the limit in force, -1 for none
 * @param hard the limit that the process may raise it to, -1 for none
 * @see <a href="https://docs.docker.com/reference/compose-file/services/#ulimits">Compose
 *     specification, ulimits</a>
 */
public record Ulimit(long soft, long hard) {

  static Ulimit of(Attributes attributes) {
    if (attributes.node() instanceof Scalar scalar) {
      long value = scalar.integer().orElse(0);
      return new Ulimit(value, value);
    }
    return new Ulimit(attributes.number("soft").orElse(0), attributes.number("hard").orElse(0));
  }
}
