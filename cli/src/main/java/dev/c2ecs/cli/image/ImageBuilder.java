package dev.c2ecs.cli.image;

import dev.c2ecs.cli.image.ImageException.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes images of parts. The same parts are the same digest: nothing in it says when, where or by
 * which version it was made.
 */
public final class ImageBuilder {

  private ImageBuilder() {}

  /**
   * An image with one layer more. It is of the kind of its base, OCI or Docker, and its
   * configuration keeps all that the base's says, with one entry of the history more. Annotations
   * of the base's manifest describe the base and are left out; those of its layers stay.
   *
   * @throws ImageException when manifest and configuration of the base do not fit together
   */
  public static PushableImage withLayer(BaseImage base, FileLayer layer) throws ImageException {
    checkLayers(base.manifest(), base.config());
    boolean isDocker = base.manifest().mediaType().equals(MediaType.DOCKER_MANIFEST);
    Blob added = layer.blob(isDocker ? MediaType.DOCKER_LAYER_GZIP : MediaType.OCI_LAYER_GZIP);
    List<Blob> layers = new ArrayList<>();
    for (Descriptor part : base.manifest().layers()) {
      layers.add(verified(part, base.blobs()));
    }
    layers.add(added);
    return image(isDocker, base.config().withLayer(layer.diffId()), layers);
  }

  static void checkLayers(Manifest manifest, ImageConfig config) throws ImageException {
    int known = config.diffIds().size();
    if (manifest.layers().size() != known) {
      throw new ImageException(
          Problem.WRONG_CONTENT,
          "the image has " + manifest.layers().size() + " layers, its configuration " + known);
    }
  }

  /** The image of a configuration and its layers. */
  static PushableImage image(boolean isDocker, ImageConfig config, List<Blob> layers) {
    byte[] document = config.write();
    Descriptor described =
        Descriptor.of(
            isDocker ? MediaType.DOCKER_CONFIG : MediaType.OCI_CONFIG,
            Digest.of(document),
            document.length);
    Manifest manifest =
        new Manifest(
            isDocker ? MediaType.DOCKER_MANIFEST : MediaType.OCI_MANIFEST,
            described,
            layers.stream().map(Blob::descriptor).toList());
    return pushable(
        ManifestJson.write(manifest),
        manifest,
        config.platform(),
        held(described, document),
        layers);
  }

  /** An image as a registry takes it; a layer that it has twice is sent once. */
  static PushableImage pushable(
      byte[] bytes, Manifest manifest, Platform platform, Blob config, List<Blob> layers) {
    Map<Digest, Blob> blobs = new LinkedHashMap<>();
    blobs.put(config.descriptor().digest(), config);
    layers.forEach(layer -> blobs.putIfAbsent(layer.descriptor().digest(), layer));
    return new PushableImage(
        bytes,
        Descriptor.of(manifest.mediaType(), Digest.of(bytes), bytes.length),
        platform,
        List.copyOf(blobs.values()));
  }

  /** A part whose content is at hand. */
  static Blob held(Descriptor descriptor, byte[] content) {
    return new Blob() {
      @Override
      public Descriptor descriptor() {
        return descriptor;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(content);
      }
    };
  }

  /** A part that is read when it is needed, and checked while it is. */
  static Blob verified(Descriptor descriptor, BlobSource source) {
    return new Blob() {
      @Override
      public Descriptor descriptor() {
        return descriptor;
      }

      @Override
      public InputStream open() throws IOException {
        return source.verified(descriptor);
      }
    };
  }
}
