package dev.c2ecs.cfn.images;

import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.compose.model.Build;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Service;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The images whose properties are known for the services of a project: that which a service runs,
 * or that which its build starts from. A service may run what another one builds.
 */
public final class BaseImages {

  private final Map<String, Service> builders = new HashMap<>();
  private final Surroundings surroundings;

  public BaseImages(ComposeProject project, Surroundings surroundings) {
    this.surroundings = surroundings;
    for (Service service : project.services().values()) {
      if (service.build().isPresent() && service.image().isPresent()) {
        builders.putIfAbsent(service.image().get(), service);
      }
    }
  }

  /** How the image that a service runs is built; empty when it comes from a registry. */
  public Optional<Build> build(Service service) {
    return service
        .build()
        .or(
            () ->
                service
                    .image()
                    .flatMap(image -> Optional.ofNullable(builders.get(image)))
                    .flatMap(Service::build));
  }

  /** The Dockerfile of the image that a service runs; empty when nobody read it. */
  public Optional<Dockerfile> dockerfile(Service service) {
    return build(service).flatMap(build -> Dockerfile.of(build, surroundings));
  }

  /** The image of a service; empty when it is built and nothing tells what it starts from. */
  public String of(Service service) {
    return build(service).isPresent()
        ? dockerfile(service).map(Dockerfile::base).orElse("")
        : service.image().orElse("");
  }
}
