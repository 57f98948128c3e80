package dev.c2ecs.cfn.task;

import dev.c2ecs.cfn.mapper.TaskNames;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.List;

/** The containers that a service has besides its own, in the order in which they run. */
public final class InitContainers {

  private InitContainers() {}

  /** The containers that run before that of a service: one for its secrets, then its hooks. */
  public static List<String> of(Service service) {
    List<String> names = new ArrayList<>();
    if (!service.secrets().isEmpty()) {
      names.add(secrets(service));
    }
    names.addAll(hooks(service));
    return names;
  }

  /** The container that writes the secrets of a service. */
  public static String secrets(Service service) {
    return TaskNames.container(service) + "-secrets";
  }

  /** The containers of the {@code pre_start} hooks of a service. */
  public static List<String> hooks(Service service) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= service.preStart().size(); i++) {
      names.add(TaskNames.container(service) + "-pre_start" + i);
    }
    return names;
  }

  /** The containers that see the volumes of a service: its hooks and its own. */
  public static List<String> withVolumes(Service service) {
    List<String> names = new ArrayList<>(hooks(service));
    names.add(TaskNames.container(service));
    return names;
  }
}
