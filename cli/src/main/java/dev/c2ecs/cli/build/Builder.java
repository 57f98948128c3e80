package dev.c2ecs.cli.build;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A program that builds images, as values: what it is told, and what it cannot do. */
public sealed interface Builder permits Buildx, ContainerTool {

  /** How people call it. */
  String name();

  /** What it cannot do of a request, or does otherwise. */
  List<Problem> problems(BuildRequest request);

  /**
   * How it makes an image.
   *
   * @param directory an empty private directory for all that the build writes
   * @param made what {@link #reference} said of the images that the request builds on, by service
   */
  Recipe recipe(BuildRequest request, Path directory, Map<String, String> made);

  /**
   * What makes an archive of an image that is built; nothing when the build itself writes it.
   *
   * @param id the identity that the builder wrote; empty when it writes none
   */
  List<Invocation> save(Recipe recipe, String id);

  /**
   * How a further context names an image that was built.
   *
   * @param id the identity that the builder wrote; empty when it writes none
   */
  String reference(Recipe recipe, String id);

  /** A line that it prints, as it is shown; empty when it is none of the user's concern. */
  default Optional<String> shown(String line, BuildRequest request) {
    return Optional.of(line);
  }

  /** What takes away that which only the run needed. */
  default List<Invocation> cleanUp(Recipe recipe) {
    return List.of();
  }
}
