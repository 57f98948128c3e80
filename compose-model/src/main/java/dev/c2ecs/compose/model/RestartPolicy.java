package dev.c2ecs.compose.model;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * When a container is started again.
 *
 * @param condition none, on-failure or any
 * @param delay the pause before a new start
 * @param maxAttempts the most starts
 * @param window how long a container must run to count as started
 * @see <a href="https://docs.docker.com/reference/compose-file/deploy/#restart_policy">Compose
 *     specification</a>
 */
public record RestartPolicy(
    Optional<String> condition,
    Optional<Duration> delay,
    OptionalInt maxAttempts,
    Optional<Duration> window) {

  static RestartPolicy of(Attributes attributes) {
    return new RestartPolicy(
        attributes.text("condition"),
        attributes.duration("delay"),
        attributes.integer("max_attempts"),
        attributes.duration("window"));
  }
}
