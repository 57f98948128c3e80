package dev.c2ecs.cli.review;

import dev.c2ecs.cfn.mapper.TaskNames;
import dev.c2ecs.cfn.resourcetype.ResourceType;
import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The image of a service where it is another one, is new or goes.
 *
 * @param service the service
 * @param before its image with the digest where one is known, {@code build ./app} for one that the
 *     project builds; empty when there was no such service
 * @param after its image now
 */
public record ServiceImage(String service, Optional<String> before, Optional<String> after) {

  /** What differs between two sides, by services. */
  static List<ServiceImage> between(Side before, Side after) {
    Map<String, String> old = of(before);
    Map<String, String> now = of(after);
    Set<String> services = new TreeSet<>(old.keySet());
    services.addAll(now.keySet());
    List<ServiceImage> images = new ArrayList<>();
    for (String service : services) {
      Optional<String> was = Optional.ofNullable(old.get(service));
      Optional<String> is = Optional.ofNullable(now.get(service));
      if (!was.equals(is)) {
        images.add(new ServiceImage(service, was, is));
      }
    }
    return images;
  }

  private static Map<String, String> of(Side side) {
    Map<String, String> written = new TreeMap<>();
    for (Resource task : side.compared().ofType(ResourceType.TASK_DEFINITION)) {
      if (task.properties().entries().get("ContainerDefinitions") instanceof Value.ListOf list) {
        list.items().forEach(container -> add(container, written));
      }
    }
    Set<String> services = new TreeSet<>();
    side.project().ifPresent(project -> services.addAll(project.services().keySet()));
    if (side.project().isEmpty()) {
      side.compared()
          .ofType(ResourceType.TASK_DEFINITION)
          .forEach(task -> services.add(task.origin().name()));
    }
    Map<String, String> images = new TreeMap<>();
    for (String service : services) {
      ContentPrints.Print made =
          side.prints().get(new ContentPrints.Thing(service, ContentPrints.IMAGE));
      String image = written.get(TaskNames.container(service));
      if (made != null) {
        images.put(service, made.shown().orElse(made.what()));
      } else if (image != null) {
        images.put(service, image);
      }
    }
    return images;
  }

  /** What the images are made from that a template names by a parameter, by their containers. */
  static Map<String, String> bases(Side side) {
    Map<String, String> bases = new TreeMap<>();
    side.prints()
        .forEach(
            (thing, print) -> {
              if (thing.role().equals(ContentPrints.IMAGE)) {
                print
                    .shown()
                    .ifPresent(image -> bases.put(TaskNames.container(thing.service()), image));
              }
            });
    return bases;
  }

  private static void add(Value container, Map<String, String> images) {
    if (container instanceof Value.MapOf map
        && map.entries().get("Name") instanceof Value.Text name
        && map.entries().get("Image") instanceof Value.Text image) {
      images.put(name.text(), image.text());
    }
  }
}
