package dev.c2ecs.cfn.images;

import dev.c2ecs.cfn.extension.ProjectExtensions;
import dev.c2ecs.cfn.input.AddedFile;
import dev.c2ecs.cfn.input.NeededImage;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.cfn.plan.LogicalIds;
import dev.c2ecs.cfn.plan.Plan;
import dev.c2ecs.cfn.storage.StoragePlan;
import dev.c2ecs.cfn.task.TaskPlan;
import dev.c2ecs.cfn.template.Value;
import dev.c2ecs.compose.model.Build;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Service;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where images come from and what must be in them.
 *
 * @param files the files of the project that the image of each service must have
 * @param images the images that the project makes, by the container that runs them
 * @param facts what is known of the image of each container, for the machine of its task
 * @param surroundings what is known beside the Compose files
 */
public record ImagePlan(
    Map<String, List<AddedFile>> files,
    Map<ContainerName, NeededImage> images,
    Map<ContainerName, ImageFacts> facts,
    Surroundings surroundings) {

  /** A service in a task; one that several tasks need runs in each. */
  record ContainerName(String task, String service) {}

  public ImagePlan {
    files = Collections.unmodifiableMap(files);
    images = Collections.unmodifiableMap(images);
    facts = Collections.unmodifiableMap(facts);
  }

  /**
   * The images of a project.
   *
   * @param tasks all tasks
   * @param storage what is mounted
   * @param surroundings what is known beside the Compose files
   */
  public static ImagePlan of(
      ComposeProject project,
      ProjectExtensions extensions,
      Collection<TaskPlan> tasks,
      StoragePlan storage,
      Surroundings surroundings,
      LogicalIds ids) {
    Map<String, List<AddedFile>> files = new HashMap<>();
    for (Service service : project.services().values()) {
      files.put(service.name(), DeliveredFiles.of(service, storage, project, surroundings, ids));
    }
    Map<ContainerName, NeededImage> made =
        new MadeImages(project, extensions, files, storage, surroundings, ids).of(tasks);
    Map<ContainerName, ImageFacts> facts = new HashMap<>();
    for (TaskPlan task : tasks) {
      for (Service service : task.containers()) {
        ContainerName container = new ContainerName(task.name(), service.name());
        String platform = PlatformMapper.of(task);
        NeededImage image = made.get(container);
        facts.put(
            container,
            image == null
                ? facts(service.image(), platform, surroundings)
                : facts(image, service.image(), surroundings));
      }
    }
    return new ImagePlan(files, made, facts, surroundings);
  }

  private static ImageFacts facts(
      NeededImage image, Optional<String> written, Surroundings surroundings) {
    if (image.base() instanceof NeededImage.OfRegistry) {
      return facts(written, image.platform(), surroundings);
    }
    Build build = ((NeededImage.Built) image.base()).build();
    Optional<Dockerfile> file = Dockerfile.of(build, surroundings);
    // the platforms and the digest of the image that a build starts from are not its own
    return file.map(
            dockerfile ->
                dockerfile
                    .facts()
                    .or(
                        facts(Optional.of(dockerfile.base()), image.platform(), surroundings)
                            .inherited()))
        .orElse(ImageFacts.UNKNOWN);
  }

  private static ImageFacts facts(
      Optional<String> image, String platform, Surroundings surroundings) {
    return image
        .map(
            name ->
                surroundings
                    .locked(name)
                    .map(entry -> entry.on(platform))
                    .orElse(ImageFacts.UNKNOWN)
                    .or(KnownImages.of(name)))
        .orElse(ImageFacts.UNKNOWN);
  }

  /** What is known of the image that a service runs in a task. */
  public ImageFacts factsOf(TaskPlan task, Service service) {
    return facts.getOrDefault(new ContainerName(task.name(), service.name()), ImageFacts.UNKNOWN);
  }

  /** The files of the project that the image of a service must have. */
  public List<AddedFile> filesOf(Service service) {
    return files.getOrDefault(service.name(), List.of());
  }

  /** The image of a service in a task, when the project makes it. */
  public Optional<NeededImage> made(TaskPlan task, Service service) {
    return Optional.ofNullable(images.get(new ContainerName(task.name(), service.name())));
  }

  /**
   * The image of a service in a task: as written, with its digest where one is known, or the
   * parameter that names it.
   */
  public Value of(TaskPlan task, Service service) {
    Optional<NeededImage> image = made(task, service);
    return image.isPresent()
        ? Value.ref(image.get().parameter())
        : Value.text(surroundings.pinned(service.image().orElse("")));
  }

  /** The image of a service as it is written, which an overlay names by a parameter. */
  public static Optional<NeededImage> asWritten(Plan plan, String parameter, String name) {
    return plan.tasks().values().stream()
        .filter(task -> task.has(name))
        .findFirst()
        .map(
            task ->
                new NeededImage(
                    parameter,
                    name,
                    List.of(name),
                    PlatformMapper.of(task),
                    new NeededImage.OfRegistry(
                        plan.images()
                            .surroundings()
                            .pinned(
                                Optional.ofNullable(plan.project().services().get(name))
                                    .flatMap(Service::image)
                                    .orElse(""))),
                    List.of(),
                    List.of(),
                    0));
  }

  /** The images that the project makes, by their parameters. */
  public Map<String, NeededImage> byParameter() {
    Map<String, NeededImage> byParameter = new TreeMap<>();
    images.values().forEach(image -> byParameter.put(image.parameter(), image));
    return byParameter;
  }
}
