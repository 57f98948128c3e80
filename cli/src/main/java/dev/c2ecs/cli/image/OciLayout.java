package dev.c2ecs.cli.image;

import dev.c2ecs.cli.image.ImageException.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Images in an archive that has the OCI layout.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/image-layout.md">OCI image
 *     specification, image layout</a>
 */
final class OciLayout {

  private static final int DEEPEST = 4;

  private final ArchiveFile file;
  private final Set<Digest> seen = new HashSet<>();
  private final List<ImageArchive.Candidate> candidates = new ArrayList<>();
  private Optional<Digest> absent = Optional.empty();

  private OciLayout(ArchiveFile file) {
    this.file = file;
  }

  static List<ImageArchive.Candidate> candidates(ArchiveFile file) throws IOException {
    OciLayout layout = new OciLayout(file);
    layout.add(ImageIndex.read(file.bytes("index.json"), MediaType.OCI_INDEX), 1);
    // an image store that has one platform of several still lists all
    if (layout.candidates.isEmpty() && layout.absent.isPresent()) {
      throw new ImageException(
          Problem.MISSING_CONTENT, "the archive lacks " + path(layout.absent.get()));
    }
    return List.copyOf(layout.candidates);
  }

  static String path(Digest digest) {
    return "blobs/sha256/" + digest.hex();
  }

  private void add(ImageIndex index, int depth) throws IOException {
    for (Descriptor image : index.images()) {
      if (!seen.add(image.digest())) {
        continue;
      }
      if (!file.has(path(image.digest()))) {
        absent = Optional.of(image.digest());
      } else if (MediaType.isIndex(image.mediaType())) {
        if (depth == DEEPEST) {
          throw new ImageException(
              Problem.BROKEN_ARCHIVE, "the archive has lists in lists, more than " + DEEPEST);
        }
        add(ImageIndex.read(bytes(image), image.mediaType()), depth + 1);
      } else if (MediaType.isManifest(image.mediaType())) {
        add(image);
      }
    }
  }

  private void add(Descriptor image) throws IOException {
    byte[] document = bytes(image);
    Manifest manifest = ManifestJson.read(document, image.mediaType());
    // a manifest may be that of something else than an image: a chart, a signature
    String type = manifest.config().mediaType();
    if (type.equals(MediaType.OCI_CONFIG) || type.equals(MediaType.DOCKER_CONFIG)) {
      candidates.add(
          new ImageArchive.Candidate(
              image,
              document,
              manifest,
              ImageConfig.read(bytes(manifest.config())),
              manifest.layers().stream().map(layer -> path(layer.digest())).toList()));
    }
  }

  private byte[] bytes(Descriptor part) throws IOException {
    byte[] content = file.bytes(path(part.digest()));
    if (content.length != part.size() || !Digest.of(content).equals(part.digest())) {
      throw ImageException.otherContent(path(part.digest()));
    }
    return content;
  }
}
