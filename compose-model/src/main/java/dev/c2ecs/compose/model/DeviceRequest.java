package dev.c2ecs.compose.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Devices that a container needs.
 *
 * @param capabilities what they must be able to do, {@code gpu}
 * @param driver the driver
 * @param count how many, -1 for all
 * @param deviceIds which ones, instead of a number
 * @param options options of the driver
 * @see <a href="https://docs.docker.com/reference/compose-file/deploy/#devices">Compose
 *     specification</a>
 */
public record DeviceRequest(
    List<String> capabilities,
    Optional<String> driver,
    OptionalInt count,
    List<String> deviceIds,
    Map<String, String> options) {

  public DeviceRequest {
    capabilities = List.copyOf(capabilities);
    deviceIds = List.copyOf(deviceIds);
  }

  static DeviceRequest of(Attributes attributes) {
    return new DeviceRequest(
        attributes.texts("capabilities"),
        attributes.text("driver"),
        attributes.integer("count"),
        attributes.texts("device_ids"),
        attributes.textMap("options"));
  }
}
