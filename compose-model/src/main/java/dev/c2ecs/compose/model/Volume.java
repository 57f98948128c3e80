package dev.c2ecs.compose.model;

import java.util.Map;

/**
 * A named volume.
 *
 * @param key its key in the project
 * @param name the name on the platform
 * @param external whether it exists already
 * @param driver the driver, {@code local} when unset
 * @param driverOpts the options of the driver
 * @param labels its labels
 * @see <a href="https://docs.docker.com/reference/compose-file/volumes/">Compose specification</a>
 */
public record Volume(
    String key,
    String name,
    boolean external,
    String driver,
    Map<String, String> driverOpts,
    Map<String, String> labels) {

  static Volume of(Attributes attributes) {
    return new Volume(
        attributes.key(),
        attributes.text("name").orElse(attributes.key()),
        attributes.flag("external"),
        attributes.text("driver").orElse("local"),
        attributes.textMap("driver_opts"),
        attributes.textMap("labels"));
  }
}
