package dev.c2ecs.cfn.images;

import dev.c2ecs.cfn.diagnostic.DiagnosticCollector;
import dev.c2ecs.cfn.discovery.Mentions;
import dev.c2ecs.cfn.extension.ProjectExtensions;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.cfn.job.JobKinds;
import dev.c2ecs.cfn.secrets.ProjectCredentials;
import dev.c2ecs.cfn.storage.StoragePlan;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.task.TaskPlanner;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Hook;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The images that a project takes from registries, each once: those of its services and of their
 * hooks, but none that the project builds.
 *
 * @param images the images by their text, sorted
 */
public record PulledImages(Map<String, Image> images) {

  /**
   * An image.
   *
   * @param text its text in the Compose file
   * @param path where it stands first
   * @param platforms the machines of the tasks that run it, {@code linux/amd64}, sorted
   * @param services the services that run it, sorted
   * @param mounts the paths in it where these services mount data that outlives a task, sorted
   */
  public record Image(
      String text,
      TreePath path,
      Set<String> platforms,
      Set<String> services,
      Set<String> mounts) {}

  /** The images of a project. */
  public static PulledImages of(ComposeProject project) {
    ProjectExtensions extensions = ProjectExtensions.of(project);
    // what there is to say about tasks is said when they are translated
    Map<String, TaskPlan> tasks =
        new TaskPlanner(
                project,
                extensions,
                JobKinds.of(
                    project,
                    extensions,
                    Mentions.of(project, ProjectCredentials.of(project)),
                    Surroundings.UNKNOWN),
                new DiagnosticCollector(project))
            .tasks();
    return of(
        project, tasks.values(), StoragePlan.of(project, extensions, tasks, Surroundings.UNKNOWN));
  }

  static PulledImages of(ComposeProject project, Collection<TaskPlan> tasks, StoragePlan storage) {
    Set<String> built = new HashSet<>();
    for (Service service : project.services().values()) {
      if (service.build().isPresent()) {
        service.image().ifPresent(built::add);
      }
    }
    Map<String, Image> images = new TreeMap<>();
    for (TaskPlan task : tasks) {
      for (Service service : task.containers()) {
        List<String> mounts =
            storage.mountsOf(service).stream()
                .filter(mount -> storage.fileSystem(mount).isPresent())
                .map(Mount::target)
                .toList();
        named(service)
            .filter(image -> !built.contains(image.text()))
            .forEach(
                image -> {
                  Image one = images.computeIfAbsent(image.text(), text -> fresh(image));
                  one.platforms().add(PlatformMapper.of(task));
                  one.services().add(service.name());
                  one.mounts().addAll(mounts);
                });
      }
    }
    return new PulledImages(images);
  }

  private record Named(String text, TreePath path) {}

  private static Image fresh(Named image) {
    return new Image(image.text(), image.path(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
  }

  private static Stream<Named> named(Service service) {
    List<Named> named = new ArrayList<>();
    if (service.build().isEmpty()) {
      add(service.image(), service.path(), named);
    }
    for (Hook hook : service.preStart()) {
      add(hook.image(), hook.path(), named);
    }
    return named.stream();
  }

  private static void add(Optional<String> image, TreePath path, List<Named> named) {
    image
        .filter(text -> !text.isEmpty())
        .ifPresent(text -> named.add(new Named(text, path.child("image"))));
  }
}
