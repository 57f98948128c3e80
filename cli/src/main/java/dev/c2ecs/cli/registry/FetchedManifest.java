package dev.c2ecs.cli.registry;

import dev.c2ecs.cli.image.Descriptor;
import dev.c2ecs.cli.image.Digest;
import dev.c2ecs.cli.image.Json;
import dev.c2ecs.cli.image.Manifest;
import dev.c2ecs.cli.image.MediaType;
import dev.c2ecs.cli.image.Platform;
import dev.c2ecs.cli.registry.RegistryException.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A manifest or an index as a registry has it.
 *
 * @param descriptor its media type, its digest, which was verified, and its length
 * @param content its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares two of them, or changes one
public record FetchedManifest(Descriptor descriptor, byte[] content) {

  /** Whether it is a list of images. */
  public boolean isIndex() {
    return MediaType.isIndex(descriptor.mediaType());
  }

  /** The images of an index; none for a manifest. What is no descriptor of ours is left out. */
  public List<Descriptor> images() throws RegistryException {
    List<Descriptor> images = new ArrayList<>();
    for (Json item : object().list("manifests")) {
      Json.asMap(item)
          .flatMap(FetchedManifest::descriptor)
          .filter(image -> MediaType.isManifest(image.mediaType()))
          .ifPresent(images::add);
    }
    return images;
  }

  /**
   * The platforms that an index has images for, in its order; attestations are none.
   *
   * @return none for a manifest, whose configuration says its platform
   */
  public List<Platform> platforms() throws RegistryException {
    return images().stream()
        .flatMap(image -> image.platform().stream())
        .filter(platform -> !platform.os().equals("unknown"))
        .distinct()
        .toList();
  }

  /** The first image of an index that runs on a platform, one of its very variant before others. */
  public Optional<Descriptor> imageFor(Platform wanted) throws RegistryException {
    List<Descriptor> running =
        images().stream().filter(i -> i.platform().filter(wanted::runs).isPresent()).toList();
    return running.stream()
        .filter(image -> image.platform().filter(wanted::equals).isPresent())
        .findFirst()
        .or(() -> running.stream().findFirst());
  }

  /**
   * The parts of an image.
   *
   * @throws RegistryException if it is an index, or no manifest
   */
  public Manifest manifest() throws RegistryException {
    Json.Obj object = object();
    Optional<Descriptor> config = descriptor(object.map("config"));
    if (isIndex() || config.isEmpty()) {
      throw broken();
    }
    List<Descriptor> layers = new ArrayList<>();
    for (Json item : object.list("layers")) {
      layers.add(
          Json.asMap(item)
              .flatMap(FetchedManifest::descriptor)
              .orElseThrow(FetchedManifest::broken));
    }
    return new Manifest(descriptor.mediaType(), config.get(), layers);
  }

  private Json.Obj object() throws RegistryException {
    return Json.object(content).orElseThrow(FetchedManifest::broken);
  }

  private static RegistryException broken() {
    return new RegistryException(
        Kind.ANSWER, "the registry has a manifest that is none of an image");
  }

  private static Optional<Descriptor> descriptor(Json.Obj object) {
    Optional<Digest> digest = object.text("digest").flatMap(Digest::parse);
    Optional<String> type = object.text("mediaType");
    long size = object.number("size");
    if (digest.isEmpty() || type.isEmpty() || size < 0) {
      return Optional.empty();
    }
    Map<String, String> annotations = new HashMap<>();
    object
        .map("annotations")
        .fields()
        .forEach(
            (key, value) -> {
              if (value instanceof Json.Str text) {
                annotations.put(key, text.text());
              }
            });
    Optional<Platform> platform =
        Optional.ofNullable(object.fields().get("platform"))
            .flatMap(Json::asMap)
            .map(
                p ->
                    new Platform(
                        p.text("os").orElse(""),
                        p.text("architecture").orElse(""),
                        p.text("variant").orElse("")));
    return Optional.of(new Descriptor(type.get(), digest.get(), size, platform, annotations));
  }
}
