package dev.c2ecs.compose.model;

import dev.c2ecs.compose.tree.Mapping;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How one version of a service replaces another.
 *
 * @param parallelism the containers replaced at a time, 0 for all
 * @param delay the pause between them
 * @param failureAction continue, pause or rollback
 * @param monitor how long a new container is watched
 * @param maxFailureRatio the share of failures that is accepted
 * @param order start-first or stop-first
 * @param extensions the {@code x-} keys
 * @see <a href="https://docs.docker.com/reference/compose-file/deploy/#update_config">Compose
 *     specification</a>
 */
public record UpdateConfig(
    OptionalInt parallelism,
    Optional<Duration> delay,
    Optional<String> failureAction,
    Optional<Duration> monitor,
    OptionalDouble maxFailureRatio,
    Optional<String> order,
    Mapping extensions) {

  static UpdateConfig of(Attributes attributes) {
    return new UpdateConfig(
        attributes.integer("parallelism"),
        attributes.duration("delay"),
        attributes.text("failure_action"),
        attributes.duration("monitor"),
        attributes.decimal("max_failure_ratio"),
        attributes.text("order"),
        attributes.extensions());
  }
}
