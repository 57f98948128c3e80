package dev.c2ecs.cli.registry;

import dev.c2ecs.cfn.images.ImageReference;
import dev.c2ecs.cli.image.Digest;
import java.util.Locale;
import java.util.Optional;

/**
 * The name of an image as docker reads it: without a host it is one of Docker Hub, without tag and
 * digest it is {@code latest}.
 *
 * @param host the registry as people write it, {@code docker.io} for Docker Hub, with its port if
 *     it has one; in lower case
 * @param repository the repository there, {@code library/nginx}
 * @param tag the tag; empty only beside a digest
 * @param digest the digest, which decides when there is a tag too
 * @see <a href="https://pkg.go.dev/github.com/distribution/reference">Grammar of references</a>
 */
public record RegistryReference(
    String host, String repository, Optional<String> tag, Optional<Digest> digest) {

  /** How people name Docker Hub. */
  public static final String DOCKER_HUB = "docker.io";

  private static final String OFFICIAL = "library/";

  /**
   * The image that a text names.
   *
   * @return empty when no registry can have such an image, or its digest is not of SHA-256; {@link
   *     ImageReference#problem} says why
   */
  public static Optional<RegistryReference> parse(String image) {
    if (ImageReference.problem(image).isPresent()) {
      return Optional.empty();
    }
    int at = image.indexOf('@');
    String named = at < 0 ? image : image.substring(0, at);
    Optional<Digest> digest = at < 0 ? Optional.empty() : Digest.parse(image.substring(at + 1));
    if (at >= 0 && digest.isEmpty()) {
      return Optional.empty();
    }
    int colon = named.lastIndexOf(':');
    boolean tagged = colon > named.lastIndexOf('/');
    String name = tagged ? named.substring(0, colon) : named;
    Optional<String> tag =
        tagged
            ? Optional.of(named.substring(colon + 1))
            : digest.isPresent() ? Optional.empty() : Optional.of("latest");
    int slash = name.indexOf('/');
    boolean hasHost = ImageReference.namesHost(name);
    String host = hasHost ? name.substring(0, slash).toLowerCase(Locale.ROOT) : DOCKER_HUB;
    String repository = hasHost ? name.substring(slash + 1) : name;
    boolean hub = host.equals(DOCKER_HUB) || host.equals("index.docker.io");
    return Optional.of(
        new RegistryReference(
            hub ? DOCKER_HUB : host,
            hub && repository.indexOf('/') < 0 ? OFFICIAL + repository : repository,
            tag,
            digest));
  }

  /** Where the API of a registry is, host and port perhaps. */
  static String apiHost(String host) {
    return host.equals(DOCKER_HUB) ? "registry-1.docker.io" : host;
  }

  /** Where the API of its registry is, host and port perhaps. */
  public String apiHost() {
    return apiHost(host);
  }

  /** Whether it is an image of Docker Hub. */
  public boolean isDockerHub() {
    return host.equals(DOCKER_HUB);
  }

  /** What a registry is asked for: the digest, else the tag. */
  public String wanted() {
    return digest.map(Digest::text).or(() -> tag).orElse("latest");
  }

  /** The same image with this digest; the tag stays for people. */
  public RegistryReference at(Digest exact) {
    return new RegistryReference(host, repository, tag, Optional.of(exact));
  }

  /** The name without tag and digest, as short as docker writes it. */
  public String name() {
    if (!isDockerHub()) {
      return host + "/" + repository;
    }
    String shortest = repository.startsWith(OFFICIAL) ? repository.substring(8) : repository;
    // a name like library/a/b is not one of an official image
    return shortest.indexOf('/') < 0 ? shortest : repository;
  }

  /** The text, as short as docker writes it but with the tag; {@link #parse} reads it back. */
  public String text() {
    return name() + tag.map(t -> ":" + t).orElse("") + digest.map(d -> "@" + d).orElse("");
  }

  @Override
  public String toString() {
    return text();
  }
}
