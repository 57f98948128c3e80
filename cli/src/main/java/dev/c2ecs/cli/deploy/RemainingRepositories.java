package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.aws.ImageRepositories;
import dev.c2ecs.cli.stack.OwnStack;
import dev.c2ecs.cli.stack.StackInfo;
import dev.c2ecs.cli.terminal.CommonWords;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The repositories of a project that a removal finds: they stay with their images, and are named,
 * unless they are to go.
 */
final class RemainingRepositories implements AutoCloseable {

  private static final double MEGABYTE = 1e6;

  private final Session session;
  private final ProjectIdentity project;
  private final boolean go;
  private final ImageRepositories repositories;
  private final List<Remaining> all;

  /** A repository with what its images take. */
  private record Remaining(String name, int images, long bytes) {
    String words() {
      return "repository "
          + name
          + ", "
          + CommonWords.count(images, "image")
          + String.format(Locale.ROOT, ", %.1f MB", bytes / MEGABYTE);
    }
  }

  /**
   * Looks for them. They stay by themselves, so that ECR is asked only when the stack runs images
   * of the project or they are to go.
   *
   * @param stack the stack as it is now
   * @param go whether they are to be removed
   */
  RemainingRepositories(
      Session session, ProjectIdentity project, Optional<OwnStack> stack, boolean go) {
    this.session = session;
    this.project = project;
    this.go = go;
    this.repositories = new ImageRepositories(session.aws());
    String mark = "/" + RepositoryNames.prefix(project.name());
    boolean used =
        stack
            .filter(
                own ->
                    own.info().parameters().values().stream()
                        .anyMatch(value -> value.contains(mark) && value.contains("@sha256:")))
            .isPresent();
    if (go) {
      this.all = find();
    } else {
      this.all =
          used
              ? session.ifAllowed("which repositories stay is not known", this::find, List.of())
              : List.of();
    }
  }

  private List<Remaining> find() {
    Supplier<List<Remaining>> lookUp =
        () ->
            repositories
                .tagged(
                    RepositoryNames.prefix(project.name()), StackInfo.PROJECT_TAG, project.name())
                .stream()
                .filter(repository -> project.owns(repository.tags()))
                .map(this::remaining)
                .toList();
    return session.busy("looking at the repositories", lookUp);
  }

  private Remaining remaining(ImageRepositories.Repository repository) {
    List<ImageRepositories.Stored> images = repositories.images(repository.name());
    long bytes = images.stream().mapToLong(ImageRepositories.Stored::bytes).sum();
    return new Remaining(repository.name(), images.size(), bytes);
  }

  /** Whether some are to be removed. */
  boolean isRemoval() {
    return go && !all.isEmpty();
  }

  /** What happens to them, line by line. */
  List<String> lines() {
    return all.stream()
        .map(
            repository ->
                go
                    ? "  "
                        + session.console().paint("1;31", "GOES      ")
                        + repository.words()
                        + ", with all its images"
                    : "  stays     " + repository.words())
        .toList();
  }

  /** Removes them, or names those that stay. */
  void settle() {
    for (Remaining repository : all) {
      if (go) {
        repositories.delete(repository.name());
        session.console().line("removed " + repository.words());
      } else {
        session
            .console()
            .line("stays: " + repository.words() + "; `c2ecs down --rmi all` removes it");
      }
    }
  }

  @Override
  public void close() {
    repositories.close();
  }
}
