package dev.c2ecs.cfn.input;

import dev.c2ecs.cfn.images.ImageFacts;
import dev.c2ecs.compose.model.Build;
import java.util.Map;
import java.util.Optional;

/**
 * What a translation knows beside the Compose files. Nobody needs any of it for a template, but
 * more can be decided and said with it.
 *
 * @param sources what is at the source of each bind mount, by its absolute path
 * @param dockerfiles the texts of the Dockerfiles that builds name, by {@link #dockerfile(Build)}
 * @param lock the facts of the images that a lock knows, by their text in the Compose file; empty
 *     when there is no lock
 */
public record Surroundings(
    Map<String, SourceFacts> sources,
    Map<String, String> dockerfiles,
    Optional<Map<String, ImageFacts>> lock) {

  /** Nothing is known. */
  public static final Surroundings UNKNOWN = new Surroundings(Map.of(), Map.of(), Optional.empty());

  public Surroundings {
    sources = Map.copyOf(sources);
    dockerfiles = Map.copyOf(dockerfiles);
    lock = lock.map(Map::copyOf);
  }

  /** What is at the source of a bind mount. */
  public SourceFacts at(String source) {
    return sources.getOrDefault(source, SourceFacts.MISSING);
  }

  /** Whether somebody looked at the source of a bind mount, and nothing is there. */
  public boolean isMissing(String source) {
    return sources.containsKey(source) && at(source).isMissing();
  }

  /** The text of the Dockerfile of a build, when somebody read it. */
  public Optional<String> textOf(Build build) {
    return build
        .dockerfileInline()
        .or(() -> dockerfile(build).flatMap(path -> Optional.ofNullable(dockerfiles.get(path))));
  }

  /** The absolute path of the Dockerfile of a build in a directory of this machine. */
  public static Optional<String> dockerfile(Build build) {
    String file = build.dockerfile().orElse("Dockerfile");
    if (file.startsWith("/")) {
      return Optional.of(file);
    }
    return build.context().startsWith("/")
        ? Optional.of(build.context() + "/" + file)
        : Optional.empty();
  }

  /** What the lock says of an image. */
  public Optional<ImageFacts> locked(String image) {
    return lock.flatMap(images -> Optional.ofNullable(images.get(image)));
  }
}
