package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.image.PushableImage;
import dev.c2ecs.cli.registry.RegistryReference;
import java.util.List;
import java.util.Optional;

/**
 * What a build has made, to be pushed to the registries that its names say.
 *
 * @param service the service that it is named after
 * @param image the image, without files of the project
 * @param names where it goes, at least one
 */
record NamedImage(String service, PushableImage image, List<RegistryReference> names) {
  NamedImage {
    names = List.copyOf(names);
  }

  /** The first name without its tag: that of the image as tasks know it. */
  RegistryReference digestOnly() {
    RegistryReference first = names.get(0);
    return new RegistryReference(
        first.host(),
        first.repository(),
        Optional.empty(),
        Optional.of(image.descriptor().digest()));
  }

  /** How a task definition names it. */
  String uri() {
    RegistryReference first = names.get(0);
    return first.host() + "/" + first.repository() + "@" + image.descriptor().digest();
  }
}
