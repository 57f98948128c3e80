package dev.c2ecs.cli.image;

import dev.c2ecs.cli.image.ImageException.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A list of images, mostly one for each platform: an index of OCI or a manifest list of Docker.
 *
 * @param mediaType {@link MediaType#OCI_INDEX} or {@link MediaType#DOCKER_LIST}
 * @param manifests what it lists, in its order; an index may stand in an index
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/image-index.md">OCI image
 *     specification, image index</a>
 */
public record ImageIndex(String mediaType, List<Descriptor> manifests) {

  /** More than any image has; a list is gone through for each look. */
  private static final int MOST = 1000;

  public ImageIndex {
    manifests = List.copyOf(manifests);
  }

  /**
   * The list that a document is.
   *
   * @param declared the type that the registry or a descriptor says, empty when nothing does
   * @throws ImageException when it is none
   */
  public static ImageIndex read(byte[] document, String declared) throws ImageException {
    JsonFields fields = JsonFields.of("the index", Json.read("the index", document));
    String type = ManifestJson.mediaType(fields, declared);
    if (!MediaType.isIndex(type)) {
      throw new ImageException(
          Problem.UNSUPPORTED, "the manifest of one image stands where a list is needed");
    }
    List<Descriptor> manifests = new ArrayList<>();
    for (JsonFields manifest : fields.maps("manifests")) {
      manifests.add(ManifestJson.descriptor(manifest));
    }
    if (manifests.size() > MOST) {
      throw new ImageException(Problem.TOO_LARGE, "the index lists more than " + MOST + " images");
    }
    return new ImageIndex(type, manifests);
  }

  /**
   * The images, without what only describes one of them: builders add attestations as manifests of
   * the platform unknown/unknown.
   *
   * @see <a href="https://docs.docker.com/build/metadata/attestations/attestation-storage/">Docker,
   *     image attestation storage</a>
   */
  public List<Descriptor> images() {
    return manifests.stream().filter(manifest -> !isAttestation(manifest)).toList();
  }

  private static boolean isAttestation(Descriptor manifest) {
    return manifest.annotations().containsKey("vnd.docker.reference.type")
        || manifest.platform().filter(p -> p.os().equals("unknown")).isPresent();
  }

  /**
   * The image for a platform: the first of exactly this variant, else the first that runs on it.
   *
   * @return empty when there is none; {@link #platforms} says what there is
   */
  public Optional<Descriptor> choose(Platform wanted) {
    return choose(images(), wanted);
  }

  static Optional<Descriptor> choose(List<Descriptor> images, Platform wanted) {
    Optional<Descriptor> exact =
        images.stream().filter(d -> d.platform().filter(wanted::equals).isPresent()).findFirst();
    return exact.isPresent()
        ? exact
        : images.stream().filter(d -> d.platform().filter(wanted::runs).isPresent()).findFirst();
  }

  /** The platforms that there are images for, sorted, as text. */
  public List<String> platforms() {
    TreeSet<String> platforms = new TreeSet<>();
    images().forEach(image -> image.platform().ifPresent(p -> platforms.add(p.toString())));
    return List.copyOf(platforms);
  }
}
