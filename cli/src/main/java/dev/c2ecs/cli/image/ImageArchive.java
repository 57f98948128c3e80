package dev.c2ecs.cli.image;

import dev.c2ecs.cli.image.ImageException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The archive that a builder wrote: an OCI layout, what {@code docker save} writes, or both in one;
 * plain or in gzip. Nothing is extracted; layers are streamed from the archive.
 *
 * <p>An OCI image keeps its manifest and so the digest that its builder gave it. What has layers
 * without compression (all of {@code docker save}) is compressed, because such layers are large and
 * not every registry takes them; they are compressed to know the digest, and again when they are
 * sent.
 */
public final class ImageArchive {

  private final ArchiveFile file;
  private final List<Candidate> candidates;

  /**
   * An image of the archive.
   *
   * @param image what names it
   * @param document its manifest as it stands there, empty when the archive has none
   * @param layers the names of the files of its layers
   */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares two of them, or changes one
  record Candidate(
      Descriptor image,
      byte[] document,
      Manifest manifest,
      ImageConfig config,
      List<String> layers) {
    Platform platform() {
      return config.platform();
    }
  }

  private ImageArchive(ArchiveFile file, List<Candidate> candidates) {
    this.file = file;
    this.candidates = candidates;
  }

  /**
   * Looks what is in an archive.
   *
   * @throws ImageException when it is damaged, is no image, or lacks something
   * @throws IOException if it cannot be read
   */
  public static ImageArchive open(Path path) throws IOException {
    ArchiveFile file = ArchiveFile.of(path);
    if (file.has("index.json")) {
      return new ImageArchive(file, OciLayout.candidates(file));
    }
    if (file.has("manifest.json")) {
      return new ImageArchive(file, DockerSave.candidates(file));
    }
    throw new ImageException(
        Problem.BROKEN_ARCHIVE,
        "the archive is no image: it has neither index.json (OCI) nor manifest.json (docker save)");
  }

  /** The platforms that there are images for. */
  public List<Platform> platforms() {
    return candidates.stream().map(Candidate::platform).distinct().toList();
  }

  /**
   * The image for a platform. Layers without compression are compressed once to know their digests.
   *
   * @throws ImageException when there is none or more than one, or something is missing or wrong
   * @throws IOException if the archive cannot be read
   */
  public ArchivedImage image(Platform platform) throws IOException {
    Candidate chosen = chosen(platform);
    ImageBuilder.checkLayers(chosen.manifest(), chosen.config());
    List<Descriptor> described = chosen.manifest().layers();
    List<Blob> layers = new ArrayList<>();
    Map<Digest, Blob> known = new HashMap<>();
    boolean isChanged = chosen.document().length == 0;
    for (int i = 0; i < described.size(); i++) {
      Descriptor layer = described.get(i);
      TarEntry entry = file.find(chosen.layers().get(i));
      if (!isChanged(layer)) {
        layers.add(ImageBuilder.verified(checked(layer, entry), d -> file.open(entry)));
        continue;
      }
      isChanged = true;
      Digest diffId = chosen.config().diffIds().get(i);
      Blob blob = known.get(diffId);
      if (blob == null) {
        blob = packed(layer.mediaType(), entry, diffId);
        known.put(diffId, blob);
      }
      layers.add(blob);
    }
    boolean isDocker = chosen.manifest().mediaType().equals(MediaType.DOCKER_MANIFEST);
    PushableImage pushable =
        isChanged
            ? ImageBuilder.image(isDocker, chosen.config(), layers)
            : ImageBuilder.pushable(
                chosen.document(),
                chosen.manifest(),
                chosen.platform(),
                configuration(chosen),
                layers);
    return new ArchivedImage(pushable, base(pushable, chosen.config()));
  }

  private Candidate chosen(Platform platform) throws ImageException {
    List<Candidate> fitting =
        candidates.stream().filter(c -> c.platform().equals(platform)).toList();
    if (fitting.isEmpty()) {
      fitting = candidates.stream().filter(c -> platform.runs(c.platform())).toList();
    }
    if (fitting.isEmpty()) {
      TreeSet<String> there = new TreeSet<>();
      candidates.forEach(c -> there.add(c.platform().toString()));
      throw new ImageException(
          Problem.NO_SUCH_PLATFORM,
          "the archive has no image for "
              + platform
              + (there.isEmpty() ? "" : ", only for " + String.join(", ", there)));
    }
    if (fitting.stream().map(c -> c.image().digest()).distinct().count() > 1) {
      throw new ImageException(
          Problem.AMBIGUOUS, "the archive has several images for " + platform + ", not one");
    }
    return fitting.get(0);
  }

  private static Descriptor checked(Descriptor layer, TarEntry entry) throws ImageException {
    if (entry.size() != layer.size()) {
      throw new ImageException(
          Problem.WRONG_CONTENT,
          "the content "
              + layer.digest().brief()
              + " has "
              + entry.size()
              + " of "
              + layer.size()
              + " bytes");
    }
    return layer;
  }

  /** Whether a layer has no compression yet; that of docker save does not say. */
  private static boolean isChanged(Descriptor layer) {
    return layer.mediaType().equals(MediaType.OCI_LAYER)
        || layer.mediaType().equals(MediaType.DOCKER_LAYER);
  }

  private Blob packed(String type, TarEntry entry, Digest diffId) throws IOException {
    MessageDigest plain = Digest.algorithm();
    MessageDigest packed = Digest.algorithm();
    boolean isPacked;
    try (InputStream in = new java.io.BufferedInputStream(file.open(entry))) {
      isPacked = Gzip.kind(in) != Gzip.Kind.NONE;
    }
    long size;
    if (isPacked) {
      DigestInputStream raw = new DigestInputStream(file.open(entry), packed);
      try (InputStream in = Gzip.plain(raw, "the layer " + diffId.brief())) {
        new DigestInputStream(in, plain).transferTo(OutputStream.nullOutputStream());
        raw.transferTo(OutputStream.nullOutputStream());
      }
      size = entry.size();
    } else {
      DigestInputStream raw = new DigestInputStream(file.open(entry), plain);
      try (InputStream in = new DigestInputStream(Gzip.deflated(raw), packed)) {
        size = in.transferTo(OutputStream.nullOutputStream());
      }
    }
    if (!Digest.finished(plain).equals(diffId)) {
      throw new ImageException(
          Problem.WRONG_CONTENT, "the layer " + diffId.brief() + " has another content");
    }
    String packedType =
        type.equals(MediaType.OCI_LAYER) ? MediaType.OCI_LAYER_GZIP : MediaType.DOCKER_LAYER_GZIP;
    Descriptor descriptor = Descriptor.of(packedType, Digest.finished(packed), size);
    return ImageBuilder.verified(
        descriptor, d -> isPacked ? file.open(entry) : Gzip.deflated(file.open(entry)));
  }

  private Blob configuration(Candidate chosen) throws IOException {
    Descriptor config = chosen.manifest().config();
    return ImageBuilder.held(config, file.bytes(OciLayout.path(config.digest())));
  }

  private static BaseImage base(PushableImage image, ImageConfig config) throws ImageException {
    Map<Digest, Blob> blobs = new HashMap<>();
    image.blobs().forEach(blob -> blobs.put(blob.descriptor().digest(), blob));
    return new BaseImage(
        ManifestJson.read(image.manifest(), image.descriptor().mediaType()),
        config,
        part -> {
          Blob blob = blobs.get(part.digest());
          if (blob == null) {
            throw new ImageException(
                Problem.MISSING_CONTENT, "the archive lacks " + part.digest().brief());
          }
          return blob.open();
        });
  }
}
