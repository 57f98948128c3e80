package dev.c2ecs.compose;

import dev.c2ecs.compose.io.Variables;
import java.util.List;
import java.util.Optional;

/**
 * Files that are merged into one model: those of the project, or those of one include.
 *
 * @param files the files in order, the first decides
 * @param directory the project directory: where relative paths start
 * @param base what stands before relative paths in the model: the directory, or how it is seen from
 *     the files that include these; empty when they stay as they are written
 * @param variables the variables for interpolation
 * @param options the steps that are left out
 * @param chain the files that include each other down to these
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
}
