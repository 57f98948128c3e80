package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.input.NeededImage;
import dev.c2ecs.cli.build.BuildPlan;
import dev.c2ecs.cli.build.BuildScreen;
import dev.c2ecs.cli.build.Builder;
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
 * @param files what the files that are added to them are delivered from
 * @param insecure registries that may be asked without TLS
 * @param failOn from which findings of ECR's scan on an image is refused
 */
public record ImageWork(
    List<NeededImage> images,
    List<NeededImage> kept,
    BuildPlan builds,
    Optional<Builder> builder,
    BuildScreen screen,
    Map<String, String> environment,
    ProjectFiles files,
    Set<String> insecure,
    Optional<Severity> failOn) {

  public ImageWork {
    images = List.copyOf(images);
    kept = List.copyOf(kept);
    environment = Map.copyOf(environment);
    insecure = Set.copyOf(insecure);
  }

  /** There are none to make. */
  public static ImageWork none(Map<String, String> environment, ProjectFiles files) {
    return new ImageWork(
        List.of(),
        List.of(),
        new BuildPlan(List.of(), List.of()),
        Optional.empty(),
        new BuildScreen(line -> {}, true),
        environment,
        files,
        Set.of(),
        Optional.empty());
  }

  /** Neither variables nor what is built with them are for people. */
  @Override
  public String toString() {
    return "ImageWork[" + images.stream().map(NeededImage::parameter).toList() + "]";
  }
}
