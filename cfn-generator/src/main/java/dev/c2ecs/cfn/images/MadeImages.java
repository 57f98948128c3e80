package dev.c2ecs.cfn.images;

import dev.c2ecs.cfn.extension.ProjectExtensions;
import dev.c2ecs.cfn.images.ImagePlan.ContainerName;
import dev.c2ecs.cfn.input.AddedFile;
import dev.c2ecs.cfn.input.MountedPlace;
import dev.c2ecs.cfn.input.NeededImage;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.cfn.plan.LogicalIds;
import dev.c2ecs.cfn.storage.StoragePlan;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.compose.model.Build;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the images that a project makes: containers whose images are made of the same things run
 * one image. A service that only names the image that another one builds runs that build, with
 * files of its own on top of it perhaps.
 */
final class MadeImages {

  /**
   * A build for a kind of machine, without where it stands in the project.
   *
   * @param pushed whether it is pushed to the registry that its name says
   */
  private record BuildKey(Build build, String platform, boolean pushed) {}

  /** All that an image is made of, without where it stands in the project. */
  private record Recipe(NeededImage.Base base, String platform, List<AddedFile> files) {}

  private record Use(TaskPlan task, Service service, String platform) {
    ContainerName container() {
      return new ContainerName(task.name(), service.name());
    }
  }

  private final ComposeProject project;
  private final ProjectExtensions extensions;
  private final Map<String, List<AddedFile>> files;
  private final StoragePlan storage;
  private final Surroundings surroundings;
  private final LogicalIds ids;
  private final List<Service> inFileOrder;
  private final Map<String, Service> builders = new HashMap<>();

  /**
   * The images of a project in the making.
   *
   * @param files what is added to the image of each service
   * @param storage what is mounted
   * @param surroundings the digests of images of registries
   */
  MadeImages(
      ComposeProject project,
      ProjectExtensions extensions,
      Map<String, List<AddedFile>> files,
      StoragePlan storage,
      Surroundings surroundings,
      LogicalIds ids) {
    this.project = project;
    this.extensions = extensions;
    this.files = files;
    this.storage = storage;
    this.surroundings = surroundings;
    this.ids = ids;
    this.inFileOrder = new ArrayList<>(project.services().values());
    Comparator<Service> order = Comparator.comparing(service -> origin(service).file());
    inFileOrder.sort(
        order
            .thenComparing(service -> origin(service).line())
            .thenComparing(service -> origin(service).column()));
    for (Service service : inFileOrder) {
      if (service.build().isPresent() && service.image().isPresent()) {
        builders.putIfAbsent(service.image().get(), service);
      }
    }
  }

  private Origin origin(Service service) {
    return project.origin(service.path());
  }

  /** The image of each container that runs one which the project makes. */
  Map<ContainerName, NeededImage> of(Collection<TaskPlan> tasks) {
    Map<String, List<TaskPlan>> running = new HashMap<>();
    for (TaskPlan task : tasks) {
      for (Service container : task.containers()) {
        running.computeIfAbsent(container.name(), key -> new ArrayList<>()).add(task);
      }
    }
    List<Use> uses = new ArrayList<>();
    for (Service service : inFileOrder) {
      for (TaskPlan task : running.getOrDefault(service.name(), List.of())) {
        uses.add(new Use(task, service, PlatformMapper.of(task)));
      }
    }
    Map<BuildKey, NeededImage.Built> builds = builds(uses);
    Map<Recipe, List<Use>> recipes = new LinkedHashMap<>();
    for (Use use : uses) {
      recipe(use, builds)
          .ifPresent(recipe -> recipes.computeIfAbsent(recipe, key -> new ArrayList<>()).add(use));
    }
    return named(recipes);
  }

  /** The service whose build a service runs; empty when its image comes from a registry. */
  private Optional<Service> builder(Service service) {
    return service.build().isPresent()
        ? Optional.of(service)
        : service.image().flatMap(image -> Optional.ofNullable(builders.get(image)));
  }

  private Map<BuildKey, NeededImage.Built> builds(List<Use> uses) {
    Map<BuildKey, Set<String>> saying = new LinkedHashMap<>();
    for (Use use : uses) {
      builder(use.service())
          .ifPresent(
              builder ->
                  saying
                      .computeIfAbsent(key(builder, use.platform()), key -> new HashSet<>())
                      .add(builder.name()));
    }
    Map<BuildKey, NeededImage.Built> builds = new HashMap<>();
    saying.forEach((key, names) -> builds.put(key, built(names)));
    return builds;
  }

  private BuildKey key(Service builder, String platform) {
    return new BuildKey(
        builder.build().orElseThrow().withoutPaths(),
        platform,
        extensions.of(builder).push().orElse(false));
  }

  private NeededImage.Built built(Set<String> names) {
    List<Service> services =
        inFileOrder.stream().filter(service -> names.contains(service.name())).toList();
    Service first = services.get(0);
    List<NeededImage.Name> given = new ArrayList<>();
    for (Service service : services) {
      service
          .image()
          .ifPresent(
              image ->
                  given.add(
                      new NeededImage.Name(
                          service.name(), image, extensions.of(service).push().orElse(false))));
    }
    return new NeededImage.Built(
        first.build().orElseThrow(), first.name(), names.stream().sorted().toList(), given);
  }

  private Optional<Recipe> recipe(Use use, Map<BuildKey, NeededImage.Built> builds) {
    List<AddedFile> added = files.getOrDefault(use.service().name(), List.of());
    Optional<Service> builder = builder(use.service());
    if (builder.isEmpty() && added.isEmpty()) {
      return Optional.empty();
    }
    NeededImage.Base base =
        builder
            .<NeededImage.Base>map(service -> builds.get(key(service, use.platform())))
            .orElseGet(
                () ->
                    new NeededImage.OfRegistry(
                        surroundings.pinned(use.service().image().orElse(""))));
    return Optional.of(
        new Recipe(
            base, use.platform(), added.stream().map(file -> file.at(TreePath.ROOT)).toList()));
  }

  private Map<ContainerName, NeededImage> named(Map<Recipe, List<Use>> recipes) {
    Map<ContainerName, NeededImage> images = new HashMap<>();
    Set<String> taken = new HashSet<>();
    recipes.forEach(
        (recipe, uses) -> {
          Use first = first(uses, taken);
          boolean named = taken.add(first.service().name());
          NeededImage image =
              new NeededImage(
                  named
                      ? ids.image(first.service())
                      : ids.image(first.service(), first.task().name()),
                  first.service().name(),
                  uses.stream().map(use -> use.service().name()).distinct().sorted().toList(),
                  recipe.platform(),
                  recipe.base(),
                  files.getOrDefault(first.service().name(), List.of()),
                  mounted(uses),
                  limit(uses));
          uses.forEach(use -> images.put(use.container(), image));
        });
    return images;
  }

  /**
   * The use that an image is named after: of those that build it before those that only name it.
   */
  private static Use first(List<Use> uses, Set<String> taken) {
    Comparator<Use> order = Comparator.comparing(use -> taken.contains(use.service().name()));
    return uses.stream()
        .min(order.thenComparing(use -> use.service().build().isEmpty()))
        .orElseThrow();
  }

  /** A service that runs in several tasks mounts the same in each. */
  private List<MountedPlace> mounted(List<Use> uses) {
    return uses.stream()
        .map(Use::service)
        .distinct()
        .flatMap(service -> MountedPlaces.of(service, storage).stream())
        .toList();
  }

  private long limit(List<Use> uses) {
    return uses.stream()
        .mapToLong(use -> extensions.of(use.service()).fileLimitBytes())
        .max()
        .orElseThrow();
  }
}
