package dev.c2ecs.compose.model;

import java.util.Optional;

/**
 * A resource of a kind that the platform defines.
 *
 * @param discreteResourceSpec a number of such resources
 * @see <a href="https://docs.docker.com/reference/compose-file/deploy/#resources">Compose
 *     specification</a>
 */
public record GenericResource(Optional<DiscreteResource> discreteResourceSpec) {

  static GenericResource of(Attributes attributes) {
    return new GenericResource(attributes.object("discrete_resource_spec", DiscreteResource::of));
  }
}
