package dev.c2ecs.cli.build;

import java.util.List;

/**
 * One image to build.
 *
 * @param request what decides it
 * @param services the services that have it, sorted; the first stands for it
 * @param tags further names that the services give it
 */
public record ImageBuild(BuildRequest request, List<String> services, List<String> tags) {

  public ImageBuild {
    services = List.copyOf(services);
    tags = List.copyOf(tags);
  }

  /** The service that stands for the image. */
  public String name() {
    return services.get(0);
  }

  /** The services whose images must be made before. */
  List<String> needs() {
    return request.contexts().values().stream()
        .filter(NamedContext.Made.class::isInstance)
        .map(context -> ((NamedContext.Made) context).service())
        .distinct()
        .toList();
  }
}
