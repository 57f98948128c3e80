package dev.c2ecs.compose.model;

import java.util.Optional;

/**
 * What a container may use at most, and what is kept for it.
 *
 * @param limits at most
 * @param reservations at least
 * @see <a href="https://docs.docker.com/reference/compose-file/deploy/#resources">Compose
 *     specification</a>
 */
public record DeployResources(
    Optional<ResourceLimits> limits, Optional<ResourceReservations> reservations) {

  static DeployResources of(Attributes attributes) {
    return new DeployResources(
        attributes.object("limits", ResourceLimits::of),
        attributes.object("reservations", ResourceReservations::of));
  }
}
