package dev.c2ecs.compose.model;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What is kept for a container.
 *
 * @param cpus CPUs
 * @param memory bytes
 * @param genericResources resources of other kinds
 * @param devices devices
 * @see <a href="https://docs.docker.com/reference/compose-file/deploy/#resources">Compose
 *     specification</a>
 */
public record ResourceReservations(
    OptionalDouble cpus,
    OptionalLong memory,
    List<GenericResource> genericResources,
    List<DeviceRequest> devices) {

  public ResourceReservations {
    genericResources = List.copyOf(genericResources);
    devices = List.copyOf(devices);
  }

  static ResourceReservations of(Attributes attributes) {
    return new ResourceReservations(
        attributes.decimal("cpus"),
        attributes.number("memory"),
        attributes.list("generic_resources", GenericResource::of),
        attributes.list("devices", DeviceRequest::of));
  }
}
