package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.input.NeededImage;
import dev.c2ecs.cli.image.PushableImage;
import java.util.List;
import java.util.Optional;

/**
 * An image that is made and not pushed yet.
 *
 * @param needed what asks for it
 * @param image the image
 * @param repository the repository of the project that it belongs in; empty when it is only pushed
 *     under its own names
 * @param uri how a task definition names it, by its digest
 * @param mountFrom repositories of the same registry that may have its layers
 */
record PreparedImage(
    NeededImage needed,
    PushableImage image,
    Optional<String> repository,
    String uri,
    List<String> mountFrom) {
  PreparedImage {
    mountFrom = List.copyOf(mountFrom);
  }
}
