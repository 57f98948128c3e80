package dev.c2ecs.cli.registry;

import dev.c2ecs.cli.image.Blob;
import dev.c2ecs.cli.image.Descriptor;
import dev.c2ecs.cli.image.Digest;
import dev.c2ecs.cli.image.MediaType;
import dev.c2ecs.cli.image.Platform;
import dev.c2ecs.cli.image.PushableImage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Images of a few bytes. */
final class Images {

  private static final class Bytes implements Blob {
    private final Descriptor descriptor;
    private final byte[] content;

    Bytes(Descriptor descriptor, byte[] content) {
      this.descriptor = descriptor;
      this.content = content;
    }

    @Override
    public Descriptor descriptor() {
      return descriptor;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(content);
    }
  }

  private Images() {}

  static Blob blob(String type, byte[] content) {
    return new Bytes(Descriptor.of(type, Digest.of(content), content.length), content);
  }

  static Blob layer(String content) {
    return blob(MediaType.OCI_LAYER, content.getBytes(StandardCharsets.UTF_8));
  }

  /** An image with these layers. */
  static PushableImage image(Blob... layers) {
    String layerDigests =
        List.of(layers).stream()
            .map(layer -> "\"" + layer.descriptor().digest() + "\"")
            .collect(Collectors.joining(","));
    Blob config =
        blob(
            MediaType.OCI_CONFIG,
            ("{\"os\":\"linux\",\"architecture\":\"amd64\",\"config\":{},\"rootfs\":"
                    + "{\"type\":\"layers\",\"diff_ids\":["
                    + layerDigests
                    + "]}}")
                .getBytes(StandardCharsets.UTF_8));
    byte[] manifest =
        ("{\"schemaVersion\":2,\"mediaType\":\""
                + MediaType.OCI_MANIFEST
                + "\",\"config\":"
                + json(config)
                + ",\"layers\":["
                + List.of(layers).stream().map(Images::json).collect(Collectors.joining(","))
                + "]}")
            .getBytes(StandardCharsets.UTF_8);
    List<Blob> blobs = new ArrayList<>(List.of(layers));
    blobs.add(config);
    return new PushableImage(
        manifest,
        Descriptor.of(MediaType.OCI_MANIFEST, Digest.of(manifest), manifest.length),
        Platform.AMD64,
        blobs);
  }

  private static String json(Blob blob) {
    Descriptor d = blob.descriptor();
    return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d}"
        .formatted(d.mediaType(), d.digest(), d.size());
  }
}
