package dev.c2ecs.cli.registry;

import dev.c2ecs.cfn.images.ImageReference;
import dev.c2ecs.cli.image.Descriptor;
import dev.c2ecs.cli.image.Digest;
import dev.c2ecs.cli.image.Manifest;
import dev.c2ecs.cli.image.Platform;
import dev.c2ecs.cli.registry.RegistryException.Kind;
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
   * @param renewed whether a moved tag is followed; otherwise it is only noticed
   */
  public record Wanted(
      String text, Collection<Platform> platforms, List<String> services, boolean renewed) {
    public Wanted {
      platforms = List.copyOf(platforms);
      services = List.copyOf(services);
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
      return new Found(wanted, locked, Optional.empty(), Optional.empty(), Optional.of(e));
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
    if (kept.isPresent() && wanted.platforms().stream().allMatch(kept.get()::knows)) {
      return kept.get();
    }
    Digest digest = kept.map(LockedImage::digest).orElse(current);
    LockedImage fresh = facts(registry, image, digest, wanted.platforms());
    Map<Platform, PlatformFacts> facts = new HashMap<>(fresh.facts());
    kept.ifPresent(known -> known.facts().forEach(facts::putIfAbsent));
    return new LockedImage(digest, fresh.platforms(), facts);
  }

  /**
   * The facts of an image, from its manifest and its configurations.
   *
   * @param digest the digest of its manifest or index
   * @param platforms those that are asked for; one that the image has not is left out
   */
  public static LockedImage facts(
      Registry registry, RegistryReference image, Digest digest, Collection<Platform> platforms)
      throws RegistryException {
    String repository = image.repository();
    FetchedManifest top = registry.manifest(repository, digest.text());
    Map<Platform, PlatformFacts> facts = new HashMap<>();
    if (!top.isIndex()) {
      byte[] configuration = configuration(registry, repository, top.manifest());
      Platform own = PlatformFacts.platform(configuration, image.text());
      for (Platform platform : platforms) {
        if (platform.runs(own)) {
          facts.put(platform, PlatformFacts.of(digest, configuration, image.text()));
        }
      }
      return new LockedImage(digest, List.of(own), facts);
    }
    for (Platform platform : platforms) {
      Optional<Descriptor> chosen = top.imageFor(platform);
      if (chosen.isPresent()) {
        Digest of = chosen.get().digest();
        Manifest manifest = registry.manifest(repository, of.text()).manifest();
        facts.put(
            platform,
            PlatformFacts.of(of, configuration(registry, repository, manifest), image.text()));
      }
    }
    return new LockedImage(digest, top.platforms(), facts);
  }

  private static byte[] configuration(Registry registry, String repository, Manifest manifest)
      throws RegistryException {
    return registry.smallBlob(repository, manifest.config());
  }
}
