package dev.c2ecs.cfn.task;

import dev.c2ecs.cfn.mapper.TaskNames;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.storage.Copies;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The containers that run before those of services. */
public final class InitContainers {

  /** What the names of helpers end with: of the one of a task, and of one that copies files. */
  public static final String SETUP = "-setup";

  public static final String FILES = "-files";

  private static final String HOOK = "-pre_start";

  private InitContainers() {}

  /**
   * The container that one works for: itself, or that which a helper or a hook of ours prepares.
   *
   * @param all the names of the containers of the task
   */
  public static String owner(String container, Collection<String> all) {
    for (String suffix : List.of(SETUP, FILES)) {
      String owner = cut(container, container.length() - suffix.length());
      if (container.endsWith(suffix) && all.contains(owner)) {
        return owner;
      }
    }
    String owner = cut(container, container.lastIndexOf(HOOK));
    return all.contains(owner) ? owner : container;
  }

  /** Whether a container is that of a hook of another one. */
  public static boolean isHook(String container, String owner) {
    return container.startsWith(owner + HOOK);
  }

  private static String cut(String text, int end) {
    return text.substring(0, Math.max(0, end));
  }

  /**
   * The helper of a task, if it has one: for the search domain, for files of secrets, or for what
   * containers need that copy files.
   */
  public static Optional<String> setup(Plan plan, TaskPlan task) {
    boolean needed = plan.discovery().domain().isPresent();
    for (Service service : task.containers()) {
      needed |= !service.secrets().isEmpty() || !Copies.of(plan, service).isEmpty();
    }
    return needed ? Optional.of(setup(task.service())) : Optional.empty();
  }

  /** The container that copies files of the image of a service to its mounts. */
  public static String copier(Service service) {
    return TaskNames.container(service) + FILES;
  }

  /** The containers of a task that copy files. */
  public static List<String> copiers(Plan plan, TaskPlan task) {
    List<String> names = new ArrayList<>();
    for (Service service : task.containers()) {
      if (!Copies.of(plan, service).isEmpty()) {
        names.add(copier(service));
      }
    }
    return names;
  }

  /** What every other container of a task comes after: those that copy, else the helper. */
  static List<String> first(Plan plan, TaskPlan task) {
    List<String> copiers = copiers(plan, task);
    return copiers.isEmpty() ? setup(plan, task).stream().toList() : copiers;
  }

  /** The dependency of a container on one that must have succeeded. */
  public static Value after(String container) {
    return Value.map("ContainerName", container, "Condition", "SUCCESS");
  }

  /** What the helper of the task of a service is called. */
  static String setup(Service main) {
    return TaskNames.container(main) + SETUP;
  }

  /** The containers of the {@code pre_start} hooks of a service. */
  public static List<String> hooks(Service service) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= service.preStart().size(); i++) {
      names.add(TaskNames.container(service) + HOOK + i);
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
