package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.input.NeededImage;
import dev.c2ecs.cli.aws.ImageRepositories;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.registry.DockerLogins;
import dev.c2ecs.cli.registry.Registries;
import dev.c2ecs.cli.registry.RegistryLogins;
import dev.c2ecs.cli.stack.StackInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The images of a project: made once, before the question, so that their digests are known; pushed
 * after the answer. Archives that they are read from go with this.
 */
final class ProjectImages implements AutoCloseable {

  private final Session session;
  private final ProjectIdentity project;
  private final ImageWork work;
  private Optional<Made> made = Optional.empty();

  /** What making them has come to. */
  private record Made(
      PreparedImages images, ImageRepositories repositories, ProjectRepositories target) {}

  /** Images; nothing is done yet. */
  ProjectImages(Session session, ProjectIdentity project, ImageWork work) {
    this.session = session;
    this.project = project;
    this.work = work;
  }

  /**
   * Makes them, unless that was done before.
   *
   * @return the parameters of the template that name them
   */
  Map<String, String> prepare() {
    if (work.images().isEmpty()) {
      return Map.of();
    }
    if (made.isEmpty()) {
      made = Optional.of(make());
    }
    return made.get().images().parameters();
  }

  private Made make() {
    ImageRepositories repositories = new ImageRepositories(session.aws());
    try {
      ImageRepositories.Login login = session.busy("looking at the registry", repositories::login);
      Registries registries =
          Registries.of(
              work.environment(),
              RegistryLogins.fixed(login.host(), login.user(), login.password())
                  .or(new DockerLogins(work.environment())),
              work.insecure(),
              session.pace());
      ProjectRepositories target =
          new ProjectRepositories(session, project, repositories, registries, login.host());
      target.check(work.images().stream().map(NeededImage::service).toList());
      return new Made(
          new ImageMaker(work, registries, project.name(), login.host()).make(),
          repositories,
          target);
    } catch (RuntimeException e) {
      repositories.close();
      throw e;
    }
  }

  /**
   * The images that stay what is deployed.
   *
   * @throws Refusal if one never was
   */
  Map<String, String> kept(Optional<StackInfo> stack) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (NeededImage image : work.kept()) {
      String deployed =
          stack.map(s -> s.parameters().getOrDefault(image.parameter(), "")).orElse("");
      if (deployed.isEmpty()) {
        throw new Refusal(
            DeployCode.IMAGE_MISSING,
            "the image of "
                + image.service()
                + " was never deployed: leave --no-build out, or give --image "
                + image.service()
                + "=URI");
      }
      parameters.put(image.parameter(), deployed);
    }
    return parameters;
  }

  /** Whether there are images to push. */
  boolean isAny() {
    return made.isPresent();
  }

  /** What is pushed where, line by line. */
  List<String> lines() {
    return made.map(Made::images)
        .map(
            images ->
                images.all().stream()
                    .map(image -> "  image " + image.needed().service() + " → " + image.uri())
                    .toList())
        .orElse(List.of());
  }

  /** Pushes those that the registry does not have. */
  void push() {
    made.ifPresent(all -> all.target().push(all.images()));
  }

  @Override
  public void close() {
    made.ifPresent(
        all -> {
          all.images().close();
          all.repositories().close();
        });
  }
}
