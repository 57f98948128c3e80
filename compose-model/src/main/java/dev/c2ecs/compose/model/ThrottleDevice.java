package dev.c2ecs.compose.model;

import java.util.OptionalLong;

/**
 * A limit of a block device.
 *
 * @param path the path of the device
 * @param rate bytes or operations per second
 * @see <a href="https://docs.docker.com/reference/compose-file/services/#blkio_config">Compose
 *     specification</a>
 */
public record ThrottleDevice(String path, OptionalLong rate) {

  static ThrottleDevice of(Attributes attributes) {
    return new ThrottleDevice(attributes.text("path").orElse(""), attributes.number("rate"));
  }
}
