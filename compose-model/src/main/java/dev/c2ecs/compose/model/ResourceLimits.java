package dev.c2ecs.compose.model;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a container may use at most.
 *
 * @param cpus CPUs
 * @param memory bytes
 * @param pids processes
 * @see <a href="https://docs.docker.com/reference/compose-file/deploy/#resources">Compose
 *     specification</a>
 */
public record ResourceLimits(OptionalDouble cpus, OptionalLong memory, OptionalLong pids) {

  static ResourceLimits of(Attributes attributes) {
    return new ResourceLimits(
        attributes.decimal("cpus"), attributes.number("memory"), attributes.number("pids"));
  }
}
