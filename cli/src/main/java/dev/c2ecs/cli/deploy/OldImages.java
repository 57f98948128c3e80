package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.aws.ImageRepositories;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.stack.StackInfo;
import dev.c2ecs.cli.terminal.CommonWords;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Removes images of a project that nobody needs any more. An image stays when it was pushed or
 * pulled lately, is among the newest of its repository, has a tag that somebody else gave it, or is
 * named by a stack or run by a task; and all stay when one of that cannot be looked at.
 */
final class OldImages {

  private static final Duration AGE = Duration.ofDays(30);

  /** So many of a repository stay whatever their age, to go back to. */
  private static final int NEWEST = 5;

  private final Session session;
  private final ProjectIdentity project;

  /** The images of a project. */
  OldImages(Session session, ProjectIdentity project) {
    this.session = session;
    this.project = project;
  }

  /**
   * Removes them, and says so. Nothing that goes wrong here fails the deployment.
   *
   * @param before the parameters of the stack before, whose images a rollback needs
   */
  void remove(Collection<String> before) {
    try (ImageRepositories repositories = new ImageRepositories(session.aws())) {
      Map<String, List<ImageRepositories.Stored>> old = old(repositories);
      if (old.isEmpty()) {
        return;
      }
      ImagesInUse used =
          session.busy(
              "looking at which images are in use", () -> ImagesInUse.look(session, before));
      old.forEach((repository, images) -> remove(repositories, repository, images, used));
    } catch (DeployFailure e) {
      String why = e.isDenied() ? e.action().orElse("a call") + " is not allowed" : e.reason();
      session.console().line("warning: old images stay: " + CommonWords.harmless(why));
    }
  }

  private Map<String, List<ImageRepositories.Stored>> old(ImageRepositories repositories) {
    return session.busy(
        "looking at old images",
        () -> {
          Map<String, List<ImageRepositories.Stored>> old = new LinkedHashMap<>();
          for (ImageRepositories.Repository repository :
              repositories.tagged(
                  RepositoryNames.prefix(project.name()), StackInfo.PROJECT_TAG, project.name())) {
            if (project.owns(repository.tags())) {
              List<ImageRepositories.Stored> images = old(repositories.images(repository.name()));
              if (!images.isEmpty()) {
                old.put(repository.name(), images);
              }
            }
          }
          return old;
        });
  }

  private List<ImageRepositories.Stored> old(List<ImageRepositories.Stored> images) {
    Instant since = session.pace().now().minus(AGE);
    return images.stream()
        .sorted(Comparator.comparing(ImageRepositories.Stored::pushed).reversed())
        .skip(NEWEST)
        .filter(image -> image.pushed().isBefore(since))
        .filter(image -> image.pulled().filter(pulled -> !pulled.isBefore(since)).isEmpty())
        .filter(image -> image.tags().equals(List.of(ProjectRepositories.tag(image.digest()))))
        .toList();
  }

  private void remove(
      ImageRepositories repositories,
      String repository,
      List<ImageRepositories.Stored> images,
      ImagesInUse used) {
    List<String> tags =
        images.stream()
            .filter(image -> !used.has(repository, image.digest(), image.tags()))
            .flatMap(image -> image.tags().stream())
            .toList();
    if (tags.isEmpty()) {
      return;
    }
    List<String> left =
        session.busy("removing old images", () -> repositories.untag(repository, tags));
    int removed = tags.size() - left.size();
    if (removed > 0) {
      session
          .console()
          .line(
              "repository "
                  + repository
                  + ": "
                  + CommonWords.count(removed, "image")
                  + " older than 30 days removed");
    }
    if (!left.isEmpty()) {
      session
          .console()
          .line(
              "warning: repository "
                  + repository
                  + ": "
                  + CommonWords.count(left.size(), "old image")
                  + " not removed: "
                  + CommonWords.harmless(left.get(0)));
    }
  }
}
