package dev.c2ecs.cli.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Images in an archive of {@code docker save}: a list of configurations with the files of their
 * layers. The manifest that a registry needs is made of it.
 *
 * @see <a href="https://github.com/moby/docker-image-spec/blob/main/v1.2.md">Docker image
 *     specification, combined image JSON and file system changeset format</a>
 */
final class DockerSave {

  private DockerSave() {}

  static List<ImageArchive.Candidate> candidates(ArchiveFile file) throws IOException {
    Json document = Json.read("manifest.json", file.bytes("manifest.json"));
    JsonFields all =
        new JsonFields("the archive", new Json.Obj(java.util.Map.of("manifest.json", document)));
    List<ImageArchive.Candidate> candidates = new ArrayList<>();
    for (JsonFields image : all.maps("manifest.json")) {
      candidates.add(candidate(file, image));
    }
    return candidates;
  }

  private static ImageArchive.Candidate candidate(ArchiveFile file, JsonFields image)
      throws IOException {
    String name = image.text("Config");
    byte[] content = file.bytes(name);
    Digest digest = Digest.of(content);
    Optional<Digest> named = named(name);
    if (named.isPresent() && !named.get().equals(digest)) {
      throw ImageException.otherContent(name);
    }
    ImageConfig config = ImageConfig.read(content);
    List<String> layers = image.texts("Layers");
    List<Descriptor> described = new ArrayList<>();
    for (String layer : layers) {
      // what is known of it before it is compressed
      described.add(Descriptor.of(MediaType.DOCKER_LAYER, digest, file.find(layer).size()));
    }
    Descriptor self = Descriptor.of(MediaType.DOCKER_CONFIG, digest, content.length);
    return new ImageArchive.Candidate(
        self,
        new byte[0],
        new Manifest(MediaType.DOCKER_MANIFEST, self, described),
        config,
        layers);
  }

  /** The digest in the name of a file, {@code HEX.json} or {@code blobs/sha256/HEX}. */
  private static Optional<Digest> named(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    String digits = name.endsWith(".json") ? name.substring(0, name.length() - 5) : name;
    return Digest.parse("sha256:" + digits);
  }
}
