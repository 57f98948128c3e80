package dev.c2ecs.compose.model;

import java.util.Map;
import java.util.Optional;

/**
 * A secret or config of the project.
 *
 * @param key its key in the project
 * @param name the name on the platform
 * @param external whether it exists already
 * @param file the absolute path of the file with its content
 * @param environment the variable with its content
 * @param content the content of a config
 * @param labels its labels
 * @param driver the driver of a secret
 * @param driverOpts the options of the driver
 * @param templateDriver what fills the content in
 * @see <a href="https://docs.docker.com/reference/compose-file/secrets/">Compose specification</a>
 */
public record StoredFile(
    String key,
    String name,
    boolean external,
    Optional<String> file,
    Optional<String> environment,
    Optional<String> content,
    Map<String, String> labels,
    Optional<String> driver,
    Map<String, String> driverOpts,
    Optional<String> templateDriver) {

  static StoredFile of(Attributes attributes) {
    return new StoredFile(
        attributes.key(),
        attributes.text("name").orElse(attributes.key()),
        attributes.flag("external"),
        attributes.text("file"),
        attributes.text("environment"),
        attributes.text("content"),
        attributes.textMap("labels"),
        attributes.text("driver"),
        attributes.textMap("driver_opts"),
        attributes.text("template_driver"));
  }
}
