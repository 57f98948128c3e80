package dev.c2ecs.cfn.images;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is known of an image before it runs. Any part may be unknown: it is empty then.
 *
 * @param digest the digest of the manifest, {@code sha256:…}
 * @param platforms the machines that it is for, {@code linux/amd64} …
 * @param exposed the ports that it listens on
 * @param user the user that it runs as: by number where that is known, else as it is written in the
 *     image
 * @param volumes the paths that it declares as volumes, and those that somebody asked about, with
 *     the owners of what it has there
 * @param health its health check, {@code CMD} or {@code CMD-SHELL} and the command
 * @param entrypoint its entry point
 * @param command its command
 * @param stopSignal the signal that stops it
 */
public record ImageFacts(
    Optional<String> digest,
    List<String> platforms,
    List<Port> exposed,
    Optional<String> user,
    Map<String, Optional<Owner>> volumes,
    Optional<List<String>> health,
    List<String> entrypoint,
    List<String> command,
    Optional<String> stopSignal) {

  /** Nothing is known. */
  public static final ImageFacts UNKNOWN =
      new ImageFacts(
          Optional.empty(),
          List.of(),
          List.of(),
          Optional.empty(),
          Map.of(),
          Optional.empty(),
          List.of(),
          List.of(),
          Optional.empty());

  /**
   * A port.
   *
   * @param number its number
   * @param protocol {@code tcp} or {@code udp}
   */
  public record Port(int number, String protocol) {}

  /** Who owns a directory, by number. */
  public record Owner(long uid, long gid) {
    @Override
    public String toString() {
      return uid + ":" + gid;
    }
  }

  public ImageFacts {
    platforms = List.copyOf(platforms);
    exposed = List.copyOf(exposed);
    volumes = Collections.unmodifiableMap(new TreeMap<>(volumes));
    health = health.map(List::copyOf);
    entrypoint = List.copyOf(entrypoint);
    command = List.copyOf(command);
  }

  /**
   * Whether one of some machines is what a task runs on.
   *
   * @param wanted {@code linux/amd64} or {@code linux/arm64}, of any variant
   */
  static boolean run(List<String> platforms, String wanted) {
    return platforms.stream()
        .map(platform -> platform.toLowerCase(Locale.ROOT))
        .anyMatch(platform -> platform.equals(wanted) || platform.startsWith(wanted + "/"));
  }

  /** Who owns what the image has at a path, when that is known. */
  public Optional<Owner> ownerAt(String path) {
    String plain = path.length() > 1 && path.endsWith("/") ? path.replaceAll("/+$", "") : path;
    return volumes.getOrDefault(plain, Optional.empty());
  }

  /** What an image that is built on this one takes over. */
  public ImageFacts inherited() {
    return new ImageFacts(
        Optional.empty(),
        List.of(),
        exposed,
        user,
        volumes,
        health,
        entrypoint,
        command,
        stopSignal);
  }

  /** These facts, and where they are silent those of another source. */
  public ImageFacts or(ImageFacts other) {
    Map<String, Optional<Owner>> all = new TreeMap<>(other.volumes);
    volumes.forEach(
        (path, owner) -> all.merge(path, owner, (known, mine) -> mine.isPresent() ? mine : known));
    return new ImageFacts(
        digest.or(() -> other.digest),
        platforms.isEmpty() ? other.platforms : platforms,
        exposed.isEmpty() ? other.exposed : exposed,
        user.or(() -> other.user),
        all,
        health.or(() -> other.health),
        entrypoint.isEmpty() ? other.entrypoint : entrypoint,
        command.isEmpty() ? other.command : command,
        stopSignal.or(() -> other.stopSignal));
  }
}
