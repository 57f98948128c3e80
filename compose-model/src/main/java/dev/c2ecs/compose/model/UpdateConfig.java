package dev.c2ecs.compose.model;

import dev.c2ecs.compose.tree.Mapping;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a service is updated.
 *
 * @param parallelism the containers replaced at a time, 0 for all
 * @param order start-first or stop-first
 * @param failureAction continue, pause or rollback
 * @param extensions the {@code x-} keys
 * @see <a href="https://docs.docker.com/reference/compose-file/deploy/#update_config">Compose
 *     specification, update_config</a>
 */
public record UpdateConfig(
    OptionalInt parallelism,
    Optional<String> order,
    Optional<String> failureAction,
    Mapping extensions) {}
