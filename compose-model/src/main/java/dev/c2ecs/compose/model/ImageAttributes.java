package dev.c2ecs.compose.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a container is made from.
 *
 * @see <a href="https://docs.docker.com/reference/compose-file/services/">Compose specification,
 *     services</a>
 */
public sealed interface ImageAttributes permits Service {

  /** The attributes of the service in canonical form. */
  Attributes attributes();

  /** The image, empty when it is only built. */
  default Optional<String> image() {
    return attributes().text("image");
  }

  /** How the image is built. */
  default Optional<Build> build() {
    return attributes().object("build", Build::of);
  }

  /** The platform, os/architecture. */
  default Optional<String> platform() {
    return attributes().text("platform");
  }

  /** When the image is pulled. */
  default Optional<String> pullPolicy() {
    return attributes().text("pull_policy");
  }

  /** The container runtime. */
  default Optional<String> runtime() {
    return attributes().text("runtime");
  }

  /** The isolation of Windows containers. */
  default Optional<String> isolation() {
    return attributes().text("isolation");
  }

  /** The tool that runs the service instead of a container. */
  default Optional<Provider> provider() {
    return attributes().object("provider", Provider::of);
  }

  /** The name of the container. */
  default Optional<String> containerName() {
    return attributes().text("container_name");
  }

  /** Labels of the container. */
  default Map<String, String> labels() {
    return attributes().textMap("labels");
  }

  /** The files with further labels, already in {@link #labels()}. */
  default List<String> labelFile() {
    return attributes().texts("label_file");
  }

  /** Annotations of the container. */
  default Map<String, String> annotations() {
    return attributes().textMap("annotations");
  }

  /** The profiles that enable the service. */
  default List<String> profiles() {
    return attributes().texts("profiles");
  }

  /** How the service is worked on. */
  default Optional<Develop> develop() {
    return attributes().object("develop", Develop::of);
  }
}
