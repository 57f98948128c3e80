package dev.c2ecs.compose.model;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * When a container is started again.
 *
 * @param condition what must have happened
 * @param delay the pause before a new start
 * @param maxAttempts the most starts
 * @param window how long a container must run to count as started
 * @see <a href="https://docs.docker.com/reference/compose-file/deploy/#restart_policy">Compose
 *     specification</a>
 */
public record RestartPolicy(
    Optional<Condition> condition,
    Optional<Duration> delay,
    OptionalInt maxAttempts,
    Optional<Duration> window) {

  /** What must have happened to a container that is started again. */
  public enum Condition {
    /** Nothing: it stays as it is. */
    NONE,
    /** It ended with another code than 0. */
    ON_FAILURE,
    /** It ended. */
    ANY,
    /** Something that Compose does not know. */
    UNKNOWN;

    static Condition of(String word) {
      return switch (word) {
        case "none" -> NONE;
        case "on-failure" -> ON_FAILURE;
        case "any" -> ANY;
        default -> UNKNOWN;
      };
    }
  }

  static RestartPolicy of(Attributes attributes) {
    return new RestartPolicy(
        attributes.text("condition").map(Condition::of),
        attributes.duration("delay"),
        attributes.integer("max_attempts"),
        attributes.duration("window"));
  }
}
