package dev.c2ecs.cli.registry;

import dev.c2ecs.cfn.images.ImageReference;
import dev.c2ecs.cli.aws.Ahead;
import dev.c2ecs.cli.image.Descriptor;
import dev.c2ecs.cli.image.Digest;
import dev.c2ecs.cli.image.ImageException;
import dev.c2ecs.cli.image.ImageOwners;
import dev.c2ecs.cli.image.Manifest;
import dev.c2ecs.cli.image.Platform;
import dev.c2ecs.cli.registry.RegistryException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Asks registries for the images of a project, several side by side. */
public final class ImageLookup {

  private static final int AT_ONCE = 4;

  /**
   * An image of the project.
   *
   * @param text its text in the Compose file
   * @param platforms the platforms that it runs on
   * @param services the services that name it
   * @param mounts the paths in it where data are mounted
   * @param renewed whether a moved tag is followed; otherwise it is only noticed
   */
  public record Wanted(
      String text,
      Collection<Platform> platforms,
      List<String> services,
      Collection<String> mounts,
      boolean renewed) {
    public Wanted {
      platforms = List.copyOf(platforms);
      services = List.copyOf(services);
      mounts = List.copyOf(mounts);
    }

    private boolean isAnsweredBy(LockedImage known) {
      return platforms.stream().allMatch(known::knows)
          && platforms.stream()
              .flatMap(platform -> Optional.ofNullable(known.facts().get(platform)).stream())
              .noneMatch(facts -> facts.lacksOwners(mounts));
    }
  }

  /**
   * What a registry says of an image, compared to the lock.
   *
   * @param wanted the image
   * @param locked its digest in the lock
   * @param current its digest now
   * @param entry what belongs into the lock; empty when only digests were asked for
   * @param failure why nobody knows
   */
  public record Found(
      Wanted wanted,
      Optional<Digest> locked,
      Optional<Digest> current,
      Optional<LockedImage> entry,
      Optional<RegistryException> failure) {

    /** Whether the tag means another image than that of the lock. */
    public boolean hasMoved() {
      return locked.isPresent() && current.isPresent() && !locked.equals(current);
    }
  }

  private final Registries registries;
  private final ImageLock lock;

  /** A lookup that compares with a lock. */
  public ImageLookup(Registries registries, ImageLock lock) {
    this.registries = registries;
    this.lock = lock;
  }

  /**
   * Looks at images.
   *
   * @param onlyDigests whether nothing but the digests is needed
   * @return one for each, in the same order
   */
  public List<Found> look(List<Wanted> images, boolean onlyDigests) throws RegistryException {
    Map<Wanted, Found> found = new ConcurrentHashMap<>();
    SideBySide.each(AT_ONCE, images, image -> found.put(image, found(image, onlyDigests)));
    return images.stream()
        .flatMap(image -> Optional.ofNullable(found.get(image)).stream())
        .toList();
  }

  /**
   * Looks at the digests of images, all side by side, and not longer than is said: who has not
   * answered by then has failed.
   *
   * @return one for each, in the same order
   */
  public List<Found> digests(List<Wanted> images, Duration patience) {
    List<Ahead<Found>> asked = new ArrayList<>();
    images.forEach(image -> asked.add(Ahead.of(() -> found(image, true))));
    Instant end = Instant.now().plus(patience);
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      Wanted image = images.get(i);
      found.add(
          asked
              .get(i)
              .get(Duration.between(Instant.now(), end))
              .orElseGet(
                  () ->
                      failed(
                          image,
                          new RegistryException(
                              Kind.UNREACHABLE, reference(image) + " does not answer in time"))));
    }
    return found;
  }

  private static String reference(Wanted image) {
    return RegistryReference.parse(image.text()).map(RegistryReference::host).orElse("a registry");
  }

  private Found failed(Wanted wanted, RegistryException e) {
    Optional<Digest> locked =
        Optional.ofNullable(lock.images().get(wanted.text())).map(LockedImage::digest);
    return new Found(wanted, locked, Optional.empty(), Optional.empty(), Optional.of(e));
  }

  /** The lock with what was found; entries that nobody asked about stay. */
  public ImageLock locked(List<Found> all) {
    Map<String, LockedImage> images = new TreeMap<>(lock.images());
    all.forEach(one -> one.entry().ifPresent(entry -> images.put(one.wanted().text(), entry)));
    return lock.with(images);
  }

  private Found found(Wanted wanted, boolean onlyDigests) {
    Optional<LockedImage> old = Optional.ofNullable(lock.images().get(wanted.text()));
    Optional<Digest> locked = old.map(LockedImage::digest);
    try {
      RegistryReference image = reference(wanted.text());
      Registry registry = registries.of(image);
      Digest current =
          image.digest().isPresent()
              ? image.digest().get()
              : registry.resolve(image.repository(), image.wanted()).digest();
      Optional<LockedImage> entry =
          onlyDigests
              ? Optional.empty()
              : Optional.of(entry(wanted, image, registry, old, current));
      return new Found(wanted, locked, Optional.of(current), entry, Optional.empty());
    } catch (RegistryException e) {
      return failed(wanted, e);
    }
  }

  private static RegistryReference reference(String text) throws RegistryException {
    Optional<RegistryReference> image = RegistryReference.parse(text);
    if (image.isEmpty()) {
      throw new RegistryException(
          Kind.NOT_FOUND,
          "`"
              + Words.brief(text)
              + "` is no image of a registry: "
              + ImageReference.problem(text).orElse("its digest is not of sha256"));
    }
    return image.get();
  }

  private static LockedImage entry(
      Wanted wanted,
      RegistryReference image,
      Registry registry,
      Optional<LockedImage> old,
      Digest current)
      throws RegistryException {
    Optional<LockedImage> kept = old.filter(o -> !wanted.renewed() || o.digest().equals(current));
    if (kept.isPresent() && wanted.isAnsweredBy(kept.get())) {
      return kept.get();
    }
    Digest digest = kept.map(LockedImage::digest).orElse(current);
    LockedImage fresh = facts(registry, image, digest, wanted.platforms(), wanted.mounts());
    Map<Platform, PlatformFacts> facts = new HashMap<>(fresh.facts());
    kept.ifPresent(known -> known.facts().forEach(facts::putIfAbsent));
    return new LockedImage(digest, fresh.platforms(), facts);
  }

  /**
   * The facts of an image, from its manifest and its configurations.
   *
   * @param digest the digest of its manifest or index
   * @param platforms those that are asked for; one that the image has not is left out
   * @param mounts the paths in it where data are mounted
   */
  private static LockedImage facts(
      Registry registry,
      RegistryReference image,
      Digest digest,
      Collection<Platform> platforms,
      Collection<String> mounts)
      throws RegistryException {
    String repository = image.repository();
    FetchedManifest top = registry.manifest(repository, digest.text());
    Map<Platform, PlatformFacts> facts = new HashMap<>();
    if (!top.isIndex()) {
      byte[] configuration = configuration(registry, repository, top.manifest());
      Platform own = PlatformFacts.platform(configuration, image.text());
      for (Platform platform : platforms) {
        if (platform.runs(own)) {
          facts.put(
              platform,
              owned(
                  registry,
                  image,
                  top.manifest(),
                  PlatformFacts.of(digest, configuration, image.text()),
                  mounts));
        }
      }
      return new LockedImage(digest, List.of(own), facts);
    }
    for (Platform platform : platforms) {
      Optional<Descriptor> chosen = top.imageFor(platform);
      if (chosen.isPresent()) {
        Digest of = chosen.get().digest();
        Manifest manifest = registry.manifest(repository, of.text()).manifest();
        byte[] configuration = configuration(registry, repository, manifest);
        facts.put(
            platform,
            owned(
                registry,
                image,
                manifest,
                PlatformFacts.of(of, configuration, image.text()),
                mounts));
      }
    }
    return new LockedImage(digest, top.platforms(), facts);
  }

  /** With the owners, for which the layers are read where they matter. */
  private static PlatformFacts owned(
      Registry registry,
      RegistryReference image,
      Manifest manifest,
      PlatformFacts facts,
      Collection<String> mounts)
      throws RegistryException {
    if (!facts.lacksOwners(mounts)) {
      return facts;
    }
    try {
      ImageOwners owners =
          ImageOwners.read(manifest, layer -> opened(registry, image.repository(), layer));
      return facts.with(Optional.of(owners), mounts);
    } catch (ImageException e) {
      if (e.problem() == ImageException.Problem.UNSUPPORTED) {
        // nobody else tells whose the files are
        return facts.with(Optional.empty(), mounts);
      }
      throw new RegistryException(Kind.CONTENT, image.text() + ": " + e.words());
    } catch (IOException e) {
      throw ResumedStream.reason(e, registry.host());
    }
  }

  private static InputStream opened(Registry registry, String repository, Descriptor layer)
      throws IOException {
    try {
      return registry.blob(repository, layer);
    } catch (RegistryException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static byte[] configuration(Registry registry, String repository, Manifest manifest)
      throws RegistryException {
    return registry.smallBlob(repository, manifest.config());
  }
}
