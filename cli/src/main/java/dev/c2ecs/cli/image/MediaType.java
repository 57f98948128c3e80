package dev.c2ecs.cli.image;

import java.util.List;

/**
 * The types of the parts of images, by the OCI image specification and by Docker.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/media-types.md">OCI image
 *     specification, media types</a>
 * @see <a href="https://distribution.github.io/distribution/spec/manifest-v2-2/">Docker, image
 *     manifest version 2, schema 2</a>
 */
public final class MediaType {

  public static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";
  public static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  public static final String OCI_CONFIG = "application/vnd.oci.image.config.v1+json";
  public static final String OCI_LAYER = "application/vnd.oci.image.layer.v1.tar";
  public static final String OCI_LAYER_GZIP = OCI_LAYER + "+gzip";
  public static final String OCI_LAYER_ZSTD = OCI_LAYER + "+zstd";
  public static final String DOCKER_LIST =
      "application/vnd.docker.distribution.manifest.list.v2+json";
  public static final String DOCKER_MANIFEST =
      "application/vnd.docker.distribution.manifest.v2+json";
  public static final String DOCKER_CONFIG = "application/vnd.docker.container.image.v1+json";
  public static final String DOCKER_LAYER = "application/vnd.docker.image.rootfs.diff.tar";
  public static final String DOCKER_LAYER_GZIP = DOCKER_LAYER + ".gzip";

  /** What a manifest is asked for as. */
  public static final List<String> MANIFESTS =
      List.of(OCI_INDEX, OCI_MANIFEST, DOCKER_LIST, DOCKER_MANIFEST);

  private MediaType() {}

  /** Whether a type is that of a list of images, one for each platform. */
  public static boolean isIndex(String type) {
    return type.equals(OCI_INDEX) || type.equals(DOCKER_LIST);
  }

  /** Whether a type is that of one image. */
  public static boolean isManifest(String type) {
    return type.equals(OCI_MANIFEST) || type.equals(DOCKER_MANIFEST);
  }
}
