package dev.c2ecs.cli.deploy;

import dev.c2ecs.cfn.input.NeededImage;
import dev.c2ecs.cli.aws.ConfigParameters;
import dev.c2ecs.cli.aws.ImageRepositories;
import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.Refusal;
import dev.c2ecs.cli.image.Blob;
import dev.c2ecs.cli.registry.DockerLogins;
import dev.c2ecs.cli.registry.Registries;
import dev.c2ecs.cli.registry.RegistryLogins;
import dev.c2ecs.cli.stack.StackInfo;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
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
  private final ConfigValues configs;
  private final List<ScannedImage> pushed = new ArrayList<>();
  private Optional<Made> made = Optional.empty();

  /**
   * What making them has come to.
   *
   * @param registries enters registries
   * @param ecr the registry of the account; empty when nothing goes there
   */
  private record Made(PreparedImages images, Registries registries, Optional<Ecr> ecr) {}

  /** The registry of the account, and the repositories of the project in it. */
  private record Ecr(ImageRepositories repositories, ProjectRepositories target, String host) {}

  /** Images; nothing is done yet. */
  ProjectImages(Session session, ProjectIdentity project, ImageWork work) {
    this.session = session;
    this.project = project;
    this.work = work;
    this.configs =
        new ConfigValues(work.files().variables(), () -> new ConfigParameters(session.aws()));
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
    if (!needsEcr()) {
      Registries registries = registries(new DockerLogins(work.environment()));
      return new Made(images(registries, ""), registries, Optional.empty());
    }
    ImageRepositories repositories = new ImageRepositories(session.aws());
    try {
      ImageRepositories.Login login = session.busy("looking at the registry", repositories::login);
      Registries registries =
          registries(
              RegistryLogins.fixed(login.host(), login.user(), login.password())
                  .or(new DockerLogins(work.environment())));
      ProjectRepositories target =
          new ProjectRepositories(session, project, repositories, registries, login.host());
      target.check(
          work.images().stream()
              .filter(image -> !PushedNames.isElsewhereOnly(image))
              .map(NeededImage::service)
              .toList());
      return new Made(
          images(registries, login.host()),
          registries,
          Optional.of(new Ecr(repositories, target, login.host())));
    } catch (RuntimeException e) {
      repositories.close();
      throw e;
    }
  }

  private boolean needsEcr() {
    return work.images().stream()
        .anyMatch(
            image ->
                !PushedNames.isElsewhereOnly(image)
                    || PushedNames.of(image).stream()
                        .anyMatch(name -> NamedRegistries.isOfEcr(name.host())));
  }

  private Registries registries(RegistryLogins logins) {
    return Registries.of(work.environment(), logins, work.insecure(), session.pace());
  }

  private PreparedImages images(Registries registries, String host) {
    return new ImageMaker(work, registries, project.name(), host, configs).make();
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
            TreePath.of("services", image.service(), "build"),
            "the image of " + image.service() + " was never deployed",
            "leave --no-build out, or give --image " + image.service() + "=URI");
      }
      parameters.put(image.parameter(), deployed);
    }
    return parameters;
  }

  /** Whether there are images to push. */
  boolean isAny() {
    return made.isPresent();
  }

  /**
   * What is added to images of registries, by the parameters that name the result: the digest of
   * the layer, which stays when a tag of the image below it moves.
   */
  Map<String, String> contents() {
    Map<String, String> contents = new LinkedHashMap<>();
    for (PreparedImage image : made.map(all -> all.images().all()).orElse(List.of())) {
      List<Blob> blobs = image.image().blobs();
      if (image.needed().base() instanceof NeededImage.OfRegistry && !blobs.isEmpty()) {
        contents.put(
            image.needed().parameter(), blobs.get(blobs.size() - 1).descriptor().digest().text());
      }
    }
    return contents;
  }

  /** What is pushed where, line by line. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    made.map(Made::images)
        .ifPresent(
            images ->
                images.all().stream()
                    .filter(image -> image.repository().isPresent())
                    .forEach(
                        image ->
                            lines.add(
                                "  image " + image.needed().service() + " → " + image.uri())));
    lines.addAll(namedLines());
    return lines;
  }

  /** What is pushed to registries that are not the project's, line by line. */
  List<String> namedLines() {
    return made.map(all -> NamedRegistries.lines(all.images().named())).orElse(List.of());
  }

  /**
   * Pushes those that the registries do not have.
   *
   * @param asked whether somebody has agreed to it; else no tag of another registry is touched
   * @throws Refusal if a registry does not take one, or with a limit for findings of scans one is
   *     beyond it
   */
  void push(boolean asked) {
    made.ifPresent(all -> push(all, asked));
  }

  private void push(Made all, boolean asked) {
    all.ecr().ifPresent(ecr -> pushed.addAll(ecr.target().push(all.images())));
    pushed.addAll(
        new NamedRegistries(session, all.registries())
            .push(all.images().named(), all.ecr().map(Ecr::host).orElse(""), asked));
    work.failOn().ifPresent(limit -> checkScans(all, limit));
  }

  private void checkScans(Made all, Severity limit) {
    List<String> unknown =
        all.images().named().stream()
            .map(NamedImage::service)
            .filter(name -> pushed.stream().noneMatch(image -> image.service().equals(name)))
            .toList();
    if (!unknown.isEmpty()) {
      throw new Refusal(
          DeployCode.SCAN_FINDINGS,
          "--fail-on "
              + limit
              + ": ECR does not scan what is in other registries: "
              + String.join(", ", unknown));
    }
    all.ecr().ifPresent(ecr -> new ImageScans(session, ecr.repositories()).check(pushed, limit));
  }

  /**
   * Tells what ECR's scan found in what was pushed; with a limit that was told before.
   *
   * @param patient whether to wait for scans that run
   */
  void tellScans(boolean patient) {
    if (work.failOn().isEmpty()) {
      List<ScannedImage> sent = pushed.stream().filter(image -> image.sent().isPresent()).toList();
      made.flatMap(Made::ecr)
          .ifPresent(ecr -> new ImageScans(session, ecr.repositories()).tell(sent, patient));
    }
  }

  @Override
  public void close() {
    configs.close();
    made.ifPresent(
        all -> {
          all.images().close();
          all.ecr().ifPresent(ecr -> ecr.repositories().close());
        });
  }
}
