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
import dev.c2ecs.cli.terminal.CommonWords;
import dev.c2ecs.compose.tree.TreePath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The repositories of a project: made when an image needs one, never touched without our tags. */
final class ProjectRepositories {

  private static final int TAG_DIGITS = 20;

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
    for (int i = 0; i < services.size(); i++) {
      Optional<ImageRepositories.Repository> repository = found.get(i).get();
      if (repository.isPresent()) {
        mustBeOurs(repository.get(), services.get(i));
      }
    }
  }

  /**
   * Pushes images; what the registry has already is not sent.
   *
   * @return what is in the repositories of the project then
   * @throws Refusal if a repository is somebody else's, or the registry does not take an image
   */
  List<ScannedImage> push(PreparedImages images) {
    List<ScannedImage> there = new ArrayList<>();
    for (PreparedImage image : images.all()) {
      if (image.repository().isPresent()) {
        String repository = image.repository().get();
        ensure(repository, image.needed().service());
        Pushed pushed =
            session.busy(
                "pushing the image of " + image.needed().service(), () -> push(image, repository));
        Digest digest = image.image().descriptor().digest();
        session.console().line("image " + image.needed().service() + ": " + words(digest, pushed));
        there.add(
            new ScannedImage(image.needed().service(), repository, digest, sent(session, pushed)));
      }
    }
    return there;
  }

  private Pushed push(PreparedImage image, String repository) {
    try {
      return registries
          .at(host)
          .push(
              image.image(),
              repository,
              Optional.of(tag(image.image().descriptor().digest())),
              image.mountFrom(),
              PushListener.none());
    } catch (RegistryException e) {
      throw e.refusal(service(image.needed().service()));
    }
  }

  /** When a push has sent something: now, or never. */
  static Optional<Instant> sent(Session session, Pushed pushed) {
    return pushed.unchanged() ? Optional.empty() : Optional.of(session.pace().now());
  }

  /** What a push has done, to be said after the name of the image. */
  static String words(Digest digest, Pushed pushed) {
    return pushed.unchanged() ? digest.brief() + " is there already" : sentence(digest, pushed, "");
  }

  /**
   * The same with where it went.
   *
   * @param place its name in the registry, with the host
   */
  static String words(Digest digest, Pushed pushed, String place) {
    return pushed.unchanged()
        ? digest.brief() + " is at " + place + " already"
        : sentence(digest, pushed, " to " + place);
  }

  private static String sentence(Digest digest, Pushed pushed, String to) {
    return "pushed " + digest.brief() + to + ", " + CommonWords.bytes(pushed.bytes()) + " sent";
  }

  /** Tags never move, so that each image has its own; without one a lifecycle rule removes it. */
  static String tag(Digest digest) {
    return digest.hex().substring(0, TAG_DIGITS);
  }

  private void ensure(String name, String service) {
    Optional<ImageRepositories.Repository> found = repositories.find(name);
    if (found.isEmpty()) {
      repositories.create(name, tags());
      session.console().line("repository " + name + ": created");
    } else {
      mustBeOurs(found.get(), service);
    }
  }

  private void mustBeOurs(ImageRepositories.Repository repository, String service) {
    if (!project.owns(repository.tags())) {
      throw new Refusal(
          DeployCode.REPOSITORY_FOREIGN,
          service(service),
          "the repository " + repository.name() + " is not of this project and is left alone",
          "choose another project name with -p, or tag it "
              + StackInfo.PROJECT_TAG
              + "="
              + project.name());
    }
  }

  private static TreePath service(String name) {
    return TreePath.of("services", name);
  }

  private Map<String, String> tags() {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put(StackInfo.PROJECT_TAG, project.name());
    project.source().ifPresent(source -> tags.put(StackInfo.SOURCE_TAG, source));
    return tags;
  }
}
