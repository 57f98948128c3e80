package dev.c2ecs.compose;

import dev.c2ecs.compose.io.Variables;
import dev.c2ecs.compose.shortform.UnixPath;
import java.util.List;
import java.util.Optional;

/**
 * Files that are merged into one model: those of the project, or those of one include.
 *
 * @param files the files in order, the first decides
 * @param directory the project directory: where relative paths start
 * @param base what comes before relative paths: the same directory, or its way from the project
 *     when paths stay relative; empty when they stay as they are
 * @param variables the variables for interpolation
 * @param options the steps that are left out
 * @param chain the files that include each other down to here
 */
record FileSet(
    List<Sources.ComposeFile> files,
    String directory,
    Optional<String> base,
    Variables variables,
    LoadOptions options,
    List<String> chain) {

  FileSet {
    files = List.copyOf(files);
    chain = List.copyOf(chain);
  }

  /** Whether paths become absolute. */
  boolean isAbsolute() {
    return options.resolvePaths();
  }

  /** What comes before the relative paths of files that these include. */
  String baseOf(String included) {
    return isAbsolute()
        ? included
        : UnixPath.resolve(base.orElse("."), UnixPath.relative(directory, included));
  }
}
