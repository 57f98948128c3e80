package dev.c2ecs.cli.registry;

import dev.c2ecs.cli.image.Digest;
import dev.c2ecs.cli.image.Platform;
import dev.c2ecs.cli.registry.RegistryException.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the configuration of an image says of how it runs. Nothing of its environment, labels,
 * history or author.
 *
 * @param digest the digest of the manifest for the platform
 * @param ports the exposed ports, {@code 80/tcp}, sorted
 * @param user whom it runs as, {@code USER[:GROUP]}; empty for root
 * @param volumes the paths that are volumes, sorted
 * @param healthCheck whether it checks its own health, which ECS ignores
 * @param entrypoint the entry point
 * @param command the command
 * @param stopSignal the signal that stops it; empty for SIGTERM
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/config.md">OCI image
 *     specification, configuration</a>
 */
public record PlatformFacts(
    Digest digest,
    List<String> ports,
    Optional<String> user,
    List<String> volumes,
    boolean healthCheck,
    List<String> entrypoint,
    List<String> command,
    Optional<String> stopSignal) {

  public PlatformFacts {
    ports = List.copyOf(ports);
    volumes = List.copyOf(volumes);
    entrypoint = List.copyOf(entrypoint);
    command = List.copyOf(command);
  }

  /**
   * The facts of a configuration.
   *
   * @param digest the digest of the manifest that it belongs to
   * @param image the name of the image, for the message
   */
  static PlatformFacts of(Digest digest, byte[] configuration, String image)
      throws RegistryException {
    Map<String, Object> config = Json.map(read(configuration, image), "config");
    Map<String, Object> health = Json.map(config, "Healthcheck");
    List<String> test = Json.texts(health, "Test");
    return new PlatformFacts(
        digest,
        Json.map(config, "ExposedPorts").keySet().stream().sorted().toList(),
        Json.text(config, "User").filter(user -> !user.isEmpty()),
        Json.map(config, "Volumes").keySet().stream().sorted().toList(),
        !test.isEmpty() && !test.get(0).equals("NONE"),
        Json.texts(config, "Entrypoint"),
        Json.texts(config, "Cmd"),
        Json.text(config, "StopSignal").filter(signal -> !signal.isEmpty()));
  }

  /** The platform that a configuration names. */
  static Platform platform(byte[] configuration, String image) throws RegistryException {
    Map<String, Object> object = read(configuration, image);
    return new Platform(
        Json.text(object, "os").orElse("linux"),
        Json.text(object, "architecture").orElse("amd64"),
        Json.text(object, "variant").orElse(""));
  }

  private static Map<String, Object> read(byte[] configuration, String image)
      throws RegistryException {
    return Json.object(configuration)
        .orElseThrow(
            () ->
                new RegistryException(
                    Kind.ANSWER, image + " has a configuration that is none of an image"));
  }
}
