package dev.c2ecs.cfn.input;

import dev.c2ecs.cfn.identity.EarlierIds;
import dev.c2ecs.cfn.images.LockEntry;
import dev.c2ecs.compose.diagnostic.Diagnostic;
import dev.c2ecs.compose.model.Build;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a translation knows beside the Compose files. Nobody needs any of it for a template, but
 * more can be decided and said with it.
 *
 * @param sources what is at the source of each bind mount, by its absolute path
 * @param dockerfiles the texts of the Dockerfiles that builds name, by {@link #dockerfile(Build)}
 * @param lock what a lock has of images, by their text in the Compose file; empty when there is no
 *     lock
 * @param digests what registries say that images are now, {@code sha256:…} by their text in the
 *     Compose file; empty when nobody asked
 * @param data whether a directory of the project is data, as a lock says, by its path as seen from
 *     the project: {@code ./data}
 * @param home the home directory of whoever runs this; empty when nobody knows
 * @param inspection looks into what images are made of
 * @param beside what there is to say of files that lie beside the Compose files
 * @param texts reads the files that are delivered
 * @param earlier what is known of the logical IDs of earlier templates
 */
public record Surroundings(
    Map<String, SourceFacts> sources,
    Map<String, String> dockerfiles,
    Optional<Map<String, LockEntry>> lock,
    Map<String, String> digests,
    Map<String, Boolean> data,
    Optional<String> home,
    ImageInspection inspection,
    List<Diagnostic> beside,
    ProjectTexts texts,
    EarlierIds earlier) {

  /** Nothing is known. */
  public static final Surroundings UNKNOWN =
      new Surroundings(Map.of(), Map.of(), Optional.empty(), Map.of());

  /** The same, when nobody looks into what images are made of. */
  public Surroundings(
      Map<String, SourceFacts> sources,
      Map<String, String> dockerfiles,
      Optional<Map<String, LockEntry>> lock,
      Map<String, String> digests) {
    this(
        sources,
        dockerfiles,
        lock,
        digests,
        Map.of(),
        Optional.empty(),
        ImageInspection.NONE,
        List.of(),
        ProjectTexts.NONE,
        EarlierIds.NONE);
  }

  public Surroundings {
    sources = Map.copyOf(sources);
    dockerfiles = Map.copyOf(dockerfiles);
    lock = lock.map(Map::copyOf);
    digests = Map.copyOf(digests);
    data = Map.copyOf(data);
    beside = List.copyOf(beside);
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
  public Optional<LockEntry> locked(String image) {
    return lock.flatMap(images -> Optional.ofNullable(images.get(image)));
  }

  /**
   * An image by tag and digest, where one is known: that of the lock, else what its registry says.
   * Where a template names both, the digest decides, and the tag is for people.
   */
  public String pinned(String image) {
    if (image.indexOf('@') >= 0) {
      return image;
    }
    return locked(image)
        .map(LockEntry::digest)
        .or(() -> Optional.ofNullable(digests.get(image)))
        .map(digest -> image + "@" + digest)
        .orElse(image);
  }

  /** The same with what a lock has. */
  public Surroundings withLock(Map<String, LockEntry> entries) {
    return new Surroundings(
        sources,
        dockerfiles,
        Optional.of(entries),
        digests,
        data,
        home,
        inspection,
        beside,
        texts,
        earlier);
  }

  /** The same with what registries say. */
  public Surroundings withDigests(Map<String, String> current) {
    return new Surroundings(
        sources, dockerfiles, lock, current, data, home, inspection, beside, texts, earlier);
  }

  /** The same with what a lock says of directories. */
  public Surroundings withData(Map<String, Boolean> locked) {
    return new Surroundings(
        sources, dockerfiles, lock, digests, locked, home, inspection, beside, texts, earlier);
  }

  /** The same with a home directory; a path that is not absolute is none. */
  public Surroundings withHome(String directory) {
    return new Surroundings(
        sources,
        dockerfiles,
        lock,
        digests,
        data,
        Optional.of(directory).filter(d -> d.startsWith("/")),
        inspection,
        beside,
        texts,
        earlier);
  }

  /** The same with what there is to say of files beside the Compose files. */
  public Surroundings withBeside(List<Diagnostic> said) {
    return new Surroundings(
        sources, dockerfiles, lock, digests, data, home, inspection, said, texts, earlier);
  }

  /** The same with somebody who looks into what images are made of. */
  public Surroundings inspectedBy(ImageInspection newInspection) {
    return new Surroundings(
        sources, dockerfiles, lock, digests, data, home, newInspection, beside, texts, earlier);
  }

  /** The same with somebody who reads files. */
  public Surroundings readBy(ProjectTexts newTexts) {
    return new Surroundings(
        sources, dockerfiles, lock, digests, data, home, inspection, beside, newTexts, earlier);
  }

  /** The same with what is known of earlier templates. */
  public Surroundings withEarlier(EarlierIds known) {
    return new Surroundings(
        sources, dockerfiles, lock, digests, data, home, inspection, beside, texts, known);
  }
}
