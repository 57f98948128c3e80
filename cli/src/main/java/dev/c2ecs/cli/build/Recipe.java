package dev.c2ecs.cli.build;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a builder makes an image.
 *
 * @param files what to write before, by name in the private directory of the build
 * @param links symbolic links to make there, by name
 * @param build the build
 * @param idFile where the builder writes the identity of the image; empty when it writes none
 * @param share what makes the image usable for other builds of the run, when they need it
 * @param archive the archive with the image, in the end
 */
public record Recipe(
    Map<String, String> files,
    Map<String, Path> links,
    Invocation build,
    Optional<Path> idFile,
    Optional<Invocation> share,
    Path archive) {

  public Recipe {
    files = Map.copyOf(files);
    links = Map.copyOf(links);
  }

  /** Names only: a file may be a secret. */
  @Override
  public String toString() {
    return "Recipe[files=" + List.copyOf(files.keySet()) + ", build=" + build + "]";
  }
}
