package dev.c2ecs.cli;

import dev.c2ecs.cfn.secrets.Concealed;
import dev.c2ecs.compose.ComposeLoader;
import dev.c2ecs.compose.LoadRequest;
import dev.c2ecs.compose.LoadResult;

/** The only way to a project: what is said of it shows no credential. */
final class Loading {

  private Loading() {}

  /** Loads a project. */
  static LoadResult of(LoadRequest request) {
    LoadResult loaded = ComposeLoader.load(request);
    return new LoadResult(
        loaded.project(),
        Concealed.of(loaded).diagnostics(loaded.diagnostics()),
        loaded.variables(),
        loaded.sources(),
        loaded.fileValues());
  }
}
