package dev.c2ecs.compose;

import dev.c2ecs.compose.io.Variables;
import java.util.List;

/**
 * Files that are merged into one model: those of the project, or those of one include.
 *
 * @param files the files in order, the first decides
 * @param directory the project directory: where relative paths start
 * @param variables the variables for interpolation
 * @param options the steps that are left out
 * @param chain the files that include each other down to here
 */
record FileSet(
    List<Sources.ComposeFile> files,
    String directory,
    Variables variables,
    LoadOptions options,
    List<String> chain) {

  FileSet {
    files = List.copyOf(files);
    chain = List.copyOf(chain);
  }
}
