package dev.c2ecs.cli;

import dev.c2ecs.cli.build.BuildOptions;
import dev.c2ecs.cli.build.BuildPlan;
import dev.c2ecs.compose.LoadOptions;
import dev.c2ecs.compose.LoadRequest;
import dev.c2ecs.compose.LoadResult;
import dev.c2ecs.compose.io.Postponed;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.TreePath;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What is built of a project: the same for commands that build, and for those that only look. */
final class Builds {

  private Builds() {}

  /**
   * Loads services with all that their images build on, enabled by a profile or not. Their
   * environment is of no use here, and its credentials may be in AWS alone; one that an argument
   * takes must be here.
   *
   * @param named the services; none for all that are enabled
   */
  static LoadResult load(LoadRequest given, List<String> named) {
    Postponed postponed = given.options().postponed();
    return load(
        given,
        named,
        (variable, target, path) ->
            !isForBuilds(path) && postponed.mayBeMissing(variable, target, path));
  }

  /** Whether a build may read an attribute: which secrets are of builds is not known yet. */
  private static boolean isForBuilds(TreePath path) {
    return path.nameIn("secrets").isPresent()
        || (path.nameIn("services").isPresent() && path.keyAt(2).equals("build"));
  }

  /**
   * The same.
   *
   * @param postponed what may be missing, because nothing is built now
   */
  static LoadResult load(LoadRequest given, List<String> named, Postponed postponed) {
    LoadOptions steps =
        given.options().toBuilder().postponed(postponed).resolveEnvironment(false).build();
    LoadRequest request = given.toBuilder().options(steps).build();
    List<String> services = named;
    while (true) {
      LoadResult loaded = Loading.of(request.toBuilder().services(services).build());
      if (named.isEmpty() || loaded.project().isEmpty()) {
        return loaded;
      }
      Set<String> needed = BuildPlan.needed(loaded.project().get(), services);
      Set<String> known = loaded.project().get().services().keySet();
      if (known.containsAll(needed) || services.containsAll(needed)) {
        return loaded;
      }
      services = List.copyOf(needed);
    }
  }

  /**
   * The builds of services, with what stands against them on this machine, whoever builds.
   *
   * @param loaded a project that could be loaded
   */
  static BuildPlan judged(LoadResult loaded, Collection<String> services, BuildOptions options) {
    ComposeProject project = loaded.project().orElseThrow();
    return BuildPlan.of(project, services, options, loaded.variables()).withInputs(project);
  }
}
