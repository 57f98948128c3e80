package dev.c2ecs.cfn.images;

import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.storage.StoragePlan;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.HostPathKind;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Service;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where images come from and what must be in them.
 *
 * @param files the files of the project that the image of each service must have
 * @param builders the services whose build makes an image, by the name that they give it
 */
public record ImagePlan(Map<String, List<DeliveredFile>> files, Map<String, Service> builders) {

  public ImagePlan {
    files = Collections.unmodifiableMap(files);
    builders = Collections.unmodifiableMap(builders);
  }

  /**
   * The images of a project.
   *
   * @param storage what is mounted
   * @param sources what is at the source of each bind mount
   */
  public static ImagePlan of(
      ComposeProject project, StoragePlan storage, Map<String, HostPathKind> sources) {
    Map<String, List<DeliveredFile>> files = new HashMap<>();
    Map<String, Service> builders = new HashMap<>();
    for (Service service : project.services().values()) {
      files.put(
          service.name(),
          DeliveredFile.of(
              service, storage.mountsOf(service), project, sources, storage.written()));
      if (service.build().isPresent() && service.image().isPresent()) {
        builders.putIfAbsent(service.image().get(), service);
      }
    }
    return new ImagePlan(files, builders);
  }

  /** The files of the project that the image of a service must have. */
  public List<DeliveredFile> filesOf(Service service) {
    return files.getOrDefault(service.name(), List.of());
  }

  /**
   * The service whose build makes the image that another one only names; empty when the image comes
   * from a registry.
   */
  public Optional<Service> builderOf(Service service) {
    return service.image().flatMap(image -> Optional.ofNullable(builders.get(image)));
  }

  /** The image of a service: as written, or the parameter that names it. */
  public Value of(Plan plan, Service service) {
    if (service.build().isPresent() || !filesOf(service).isEmpty()) {
      return Value.ref(plan.ids().image(service));
    }
    Optional<Service> builder = builderOf(service);
    return builder.isPresent()
        ? Value.ref(plan.ids().image(builder.get()))
        : Value.text(service.image().orElse(""));
  }
}
