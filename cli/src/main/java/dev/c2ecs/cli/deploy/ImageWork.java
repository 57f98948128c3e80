package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.input.NeededImage;
import dev.c2ecs.cli.build.BuildPlan;
import dev.c2ecs.cli.build.BuildScreen;
import dev.c2ecs.cli.build.Builder;
import dev.c2ecs.cli.source.ProjectFiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The images that a deployment has to make, and what it makes them with.
 *
 * @param images those that nobody gave by hand
 * @param kept those that are built and are to stay what is deployed
 * @param builds the builds that they need; nothing stands against them
 * @param builder what builds them; empty when nothing is built
 * @param screen shows what the builder prints
 * @param environment the variables of the process: what builders work in, proxies, logins
 * @param variables the variables of the shell and of env files, whose values configs take
 * @param insecure registries that may be asked without TLS
 * @param failOn from which findings of ECR's scan on an image is refused
 * @param projectFiles which files below a directory belong to the project
 */
public record ImageWork(
    List<NeededImage> images,
    List<NeededImage> kept,
    BuildPlan builds,
    Optional<Builder> builder,
    BuildScreen screen,
    Map<String, String> environment,
    Map<String, String> variables,
    Set<String> insecure,
    Optional<Severity> failOn,
    ProjectFiles projectFiles) {

  public ImageWork {
    images = List.copyOf(images);
    kept = List.copyOf(kept);
    environment = Map.copyOf(environment);
    variables = Map.copyOf(variables);
    insecure = Set.copyOf(insecure);
  }

  /** There are none to make. */
  public static ImageWork none(Map<String, String> environment) {
    return new ImageWork(
        List.of(),
        List.of(),
        new BuildPlan(List.of(), List.of()),
        Optional.empty(),
        new BuildScreen(line -> {}, true),
        environment,
        Map.of(),
        Set.of(),
        Optional.empty(),
        (directory, path, tracked) -> true);
  }

  /** Neither variables nor their values are for people. */
  @Override
  public String toString() {
    return "ImageWork[" + images.stream().map(NeededImage::parameter).toList() + "]";
  }
}
