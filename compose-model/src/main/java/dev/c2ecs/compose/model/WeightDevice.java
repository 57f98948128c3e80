package dev.c2ecs.compose.model;

import java.util.OptionalInt;

/**
 * The weight of a block device.
 *
 * @param path the path of the device
 * @param weight 10 to 1000
 * @see <a
 *     href="https://docs.docker.com/reference/compose-file/services/#weight-weight_device">Compose
 *     specification</a>
 */
public record WeightDevice(String path, OptionalInt weight) {

  static WeightDevice of(Attributes attributes) {
    return new WeightDevice(attributes.text("path").orElse(""), attributes.integer("weight"));
  }
}
