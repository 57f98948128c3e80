package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.aws.Ahead;
import dev.c2ecs.cli.aws.ImageRepositories;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.image.Digest;
import dev.c2ecs.cli.registry.PushListener;
import dev.c2ecs.cli.registry.Pushed;
import dev.c2ecs.cli.registry.Registries;
import dev.c2ecs.cli.registry.RegistryException;
import dev.c2ecs.cli.stack.StackInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The repositories of a project: made when an image needs one, never touched without our tags. */
final class ProjectRepositories {

  private static final int TAG_DIGITS = 20;
  private static final double MEGABYTE = 1e6;

  private final Session session;
  private final ProjectIdentity project;
  private final ImageRepositories repositories;
  private final Registries registries;
  private final String host;

  /**
   * Repositories.
   *
   * @param registries enters the registry with a token of it
   * @param host the registry
   */
  ProjectRepositories(
      Session session,
      ProjectIdentity project,
      ImageRepositories repositories,
      Registries registries,
      String host) {
    this.session = session;
    this.project = project;
    this.repositories = repositories;
    this.registries = registries;
    this.host = host;
  }

  /**
   * Looks whether the project may have the repositories that it needs, before anything is built.
   *
   * @param services the services that images are named after
   * @throws Refusal if one is somebody else's
   */
  void check(List<String> services) {
    List<Ahead<Optional<ImageRepositories.Repository>>> found =
        services.stream()
            .map(service -> RepositoryNames.of(project.name(), service))
            .map(name -> Ahead.of(() -> repositories.find(name)))
            .toList();
    found.forEach(repository -> repository.get().ifPresent(this::mustBeOurs));
  }

  /**
   * Pushes images; what the registry has already is not sent.
   *
   * @throws Refusal if a repository is somebody else's, or the registry does not take an image
   */
  void push(PreparedImages images) {
    for (PreparedImage image : images.all()) {
      ensure(image.repository());
      session.busy("pushing the image of " + image.needed().service(), () -> push(image));
    }
  }

  private boolean push(PreparedImage image) {
    try {
      Pushed pushed =
          registries
              .at(host)
              .push(
                  image.image(),
                  image.repository(),
                  Optional.of(tag(image.image().descriptor().digest())),
                  image.mountFrom(),
                  PushListener.none());
      session.console().line(words(image, pushed));
      return true;
    } catch (RegistryException e) {
      throw e.refusal();
    }
  }

  private static String words(PreparedImage image, Pushed pushed) {
    String name = "image " + image.needed().service() + ": ";
    String digest = image.image().descriptor().digest().brief();
    return pushed.unchanged()
        ? name + digest + " is there already"
        : name
            + "pushed "
            + digest
            + String.format(Locale.ROOT, ", %.1f MB sent", pushed.bytes() / MEGABYTE);
  }

  /** Tags never move, so that each image has its own; without one a lifecycle rule removes it. */
  private static String tag(Digest digest) {
    int hexadecimal = digest.text().indexOf(':') + 1;
    return digest.text().substring(hexadecimal, hexadecimal + TAG_DIGITS);
  }

  private void ensure(String name) {
    Optional<ImageRepositories.Repository> found = repositories.find(name);
    if (found.isEmpty()) {
      repositories.create(name, tags());
      session.console().line("repository " + name + ": created");
    } else {
      mustBeOurs(found.get());
    }
  }

  private void mustBeOurs(ImageRepositories.Repository repository) {
    if (!project.owns(repository.tags())) {
      throw new Refusal(
          DeployCode.REPOSITORY_FOREIGN,
          "the repository "
              + repository.name()
              + " is not of this project and is left alone: choose another project name with -p,"
              + " or tag it "
              + StackInfo.PROJECT_TAG
              + "="
              + project.name());
    }
  }

  private Map<String, String> tags() {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put(StackInfo.PROJECT_TAG, project.name());
    project.source().ifPresent(source -> tags.put(StackInfo.SOURCE_TAG, source));
    return tags;
  }
}
