package dev.c2ecs.cli.registry;

import dev.c2ecs.cfn.images.ImageFacts;
import dev.c2ecs.cfn.images.ImageFacts.Owner;
import dev.c2ecs.cfn.images.ImageFacts.Port;
import dev.c2ecs.cli.image.Digest;
import dev.c2ecs.cli.image.ImageOwners;
import dev.c2ecs.cli.image.Json;
import dev.c2ecs.cli.image.Platform;
import dev.c2ecs.cli.registry.RegistryException.Kind;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the configuration of an image says of how it runs. Nothing of its environment, labels,
 * history or author.
 *
 * @param digest the digest of the manifest for the platform
 * @param ports the exposed ports, {@code 80/tcp}, sorted
 * @param user whom it runs as, {@code USER[:GROUP]}; empty for root
 * @param ids the numbers of the user, where its layers were read for them
 * @param volumes the paths that are volumes, sorted
 * @param owners who owns what it has at volumes and other paths that were asked about; empty for a
 *     path where nobody can tell, or nothing is
 * @param health its health check, which ECS ignores, {@code CMD} or {@code CMD-SHELL} and the
 *     command
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
    Optional<Owner> ids,
    List<String> volumes,
    Map<String, Optional<Owner>> owners,
    List<String> health,
    List<String> entrypoint,
    List<String> command,
    Optional<String> stopSignal) {

  public PlatformFacts {
    ports = List.copyOf(ports);
    volumes = List.copyOf(volumes);
    owners = Collections.unmodifiableMap(new TreeMap<>(owners));
    health = List.copyOf(health);
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
    Json.Obj config = read(configuration, image).map("config");
    Json.Obj health = config.map("Healthcheck");
    List<String> test = health.texts("Test");
    return new PlatformFacts(
        digest,
        config.map("ExposedPorts").fields().keySet().stream().sorted().toList(),
        config.text("User").filter(user -> !user.isEmpty()),
        Optional.empty(),
        config.map("Volumes").fields().keySet().stream().sorted().toList(),
        Map.of(),
        test.equals(List.of("NONE")) ? List.of() : test,
        config.texts("Entrypoint"),
        config.texts("Cmd"),
        config.text("StopSignal").filter(signal -> !signal.isEmpty()));
  }

  /** Whether it runs as root, who may write everywhere. */
  private boolean isRoot() {
    String name = user.orElse("").split(":", 2)[0];
    return name.isEmpty() || name.equals("root") || name.matches("0+");
  }

  /**
   * The paths whose owners matter: of an image that does not run as root its volumes, and where
   * data are mounted.
   */
  private Set<String> owned(Collection<String> mounts) {
    Set<String> paths = new TreeSet<>();
    if (!isRoot()) {
      volumes.forEach(path -> paths.add(plain(path)));
      mounts.forEach(path -> paths.add(plain(path)));
    }
    return paths;
  }

  private static String plain(String path) {
    return path.length() > 1 ? path.replaceAll("/+$", "") : path;
  }

  /** Whether its layers have to be read for owners. */
  boolean lacksOwners(Collection<String> mounts) {
    return !owners.keySet().containsAll(owned(mounts));
  }

  /** The same with what layers say of owners. */
  PlatformFacts with(Optional<ImageOwners> layers, Collection<String> mounts) {
    Map<String, Optional<Owner>> all = new TreeMap<>(owners);
    for (String path : owned(mounts)) {
      all.put(path, layers.flatMap(l -> l.at(path)).map(PlatformFacts::owner));
    }
    return new PlatformFacts(
        digest,
        ports,
        user,
        layers.flatMap(l -> user.flatMap(l::user)).map(PlatformFacts::owner),
        volumes,
        all,
        health,
        entrypoint,
        command,
        stopSignal);
  }

  private static Owner owner(ImageOwners.Ids ids) {
    return new Owner(ids.uid(), ids.gid());
  }

  /** The same for a translation. */
  ImageFacts facts() {
    Map<String, Optional<Owner>> all = new TreeMap<>();
    volumes.forEach(path -> all.put(plain(path), Optional.empty()));
    all.putAll(owners);
    return new ImageFacts(
        Optional.of(digest.text()),
        List.of(),
        ports.stream().flatMap(text -> port(text).stream()).toList(),
        ids.map(Owner::toString).or(() -> user),
        all,
        Optional.of(health).filter(test -> !test.isEmpty()),
        entrypoint,
        command,
        stopSignal);
  }

  /** A port, {@code 80} or {@code 80/udp}; ranges are none. */
  private static Optional<Port> port(String text) {
    String[] parts = text.split("/", 2);
    return parts[0].matches("[0-9]{1,5}")
        ? Optional.of(new Port(Integer.parseInt(parts[0]), parts.length > 1 ? parts[1] : "tcp"))
        : Optional.empty();
  }

  /** The platform that a configuration names. */
  static Platform platform(byte[] configuration, String image) throws RegistryException {
    Json.Obj object = read(configuration, image);
    return new Platform(
        object.text("os").orElse("linux"),
        object.text("architecture").orElse("amd64"),
        object.text("variant").orElse(""));
  }

  private static Json.Obj read(byte[] configuration, String image) throws RegistryException {
    return Json.object(configuration)
        .orElseThrow(
            () ->
                new RegistryException(
                    Kind.ANSWER, image + " has a configuration that is none of an image"));
  }
}
