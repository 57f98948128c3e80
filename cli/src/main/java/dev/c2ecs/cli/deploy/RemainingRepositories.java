package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.aws.ImageRepositories;
import dev.c2ecs.cli.diagnostic.DeployFailure;
import dev.c2ecs.cli.stack.OwnStack;
import dev.c2ecs.cli.stack.StackInfo;
import dev.c2ecs.cli.terminal.CommonWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The repositories of a project that a removal finds: they stay with their images, and are named,
 * unless they are to go.
 */
final class RemainingRepositories implements AutoCloseable {

  private final Session session;
  private final ProjectIdentity project;
  private final Optional<Removal.Images> going;
  private final ImageRepositories repositories;
  private final List<Remaining> all;

  /**
   * A repository with what its images take.
   *
   * @param reason why it stays although repositories go; empty when it goes with them
   */
  private record Remaining(String name, int images, long bytes, String reason) {
    String words() {
      return "repository "
          + name
          + ", "
          + CommonWords.count(images, "image")
          + ", "
          + CommonWords.bytes(bytes);
    }
  }

  /**
   * Looks for them. They stay by themselves, so that ECR is asked only when the stack runs images
   * of the project or they are to go.
   *
   * @param stack the stack as it is now
   * @param going which of them are to be removed
   */
  RemainingRepositories(
      Session session,
      ProjectIdentity project,
      Optional<OwnStack> stack,
      Optional<Removal.Images> going) {
    this.session = session;
    this.project = project;
    this.going = going;
    this.repositories = new ImageRepositories(session.aws());
    String mark = "/" + RepositoryNames.prefix(project.name());
    boolean used =
        stack
            .filter(
                own ->
                    own.info().parameters().values().stream()
                        .anyMatch(value -> value.contains(mark) && value.contains("@sha256:")))
            .isPresent();
    if (going.isPresent()) {
      this.all = find(others(stack));
    } else {
      this.all =
          used
              ? session.ifAllowed(
                  "which repositories stay is not known", () -> find(List.of()), List.of())
              : List.of();
    }
  }

  /** The other stacks of the region, which may run images of the project too. */
  private List<StackInfo> others(Optional<OwnStack> own) {
    return session.ifAllowed(
        "whether other stacks run images of the project is not known",
        () ->
            session.busy("looking at other stacks", () -> session.stacks().all()).stream()
                .filter(stack -> own.filter(mine -> mine.id().equals(stack.id())).isEmpty())
                .toList(),
        List.of());
  }

  private List<Remaining> find(List<StackInfo> others) {
    Supplier<List<Remaining>> lookUp =
        () ->
            repositories
                .tagged(
                    RepositoryNames.prefix(project.name()), StackInfo.PROJECT_TAG, project.name())
                .stream()
                .filter(repository -> project.owns(repository.tags()))
                .map(repository -> remaining(repository, others))
                .toList();
    return session.busy("looking at the repositories", lookUp);
  }

  private Remaining remaining(ImageRepositories.Repository repository, List<StackInfo> others) {
    List<ImageRepositories.Stored> images = repositories.images(repository.name());
    long bytes = images.stream().mapToLong(ImageRepositories.Stored::bytes).sum();
    Optional<String> foreign =
        others.stream()
            .filter(stack -> runs(stack, repository.name()))
            .findFirst()
            .map(stack -> "the stack " + stack.name() + " runs an image of it");
    Optional<String> named =
        going.filter(which -> which == Removal.Images.local).isPresent()
            ? images.stream()
                .flatMap(image -> image.tags().stream().filter(tag -> !isOurs(image, tag)))
                .findFirst()
                .map(tag -> "somebody gave an image of it the tag " + tag)
            : Optional.empty();
    return new Remaining(
        repository.name(), images.size(), bytes, foreign.or(() -> named).orElse(""));
  }

  private static boolean runs(StackInfo stack, String repository) {
    return stack.parameters().values().stream()
        .anyMatch(value -> ImagesInUse.isIn(repository, value));
  }

  private static boolean isOurs(ImageRepositories.Stored image, String tag) {
    return tag.equals(ProjectRepositories.tag(image.digest()));
  }

  private boolean goes(Remaining repository) {
    return going.isPresent() && repository.reason().isEmpty();
  }

  /** Whether some are to be removed. */
  boolean isRemoval() {
    return all.stream().anyMatch(this::goes);
  }

  /** What happens to them, line by line. */
  List<String> lines() {
    return all.stream()
        .map(
            repository ->
                goes(repository)
                    ? "  "
                        + session.console().paint("1;31", "GOES      ")
                        + repository.words()
                        + ", with all its images"
                    : "  stays     "
                        + repository.words()
                        + (repository.reason().isEmpty() ? "" : ": " + repository.reason()))
        .toList();
  }

  /**
   * Removes them, or names those that stay.
   *
   * @throws DeployFailure if one cannot be removed; the others are then
   */
  void settle() {
    Set<String> running =
        isRemoval()
            ? session.ifAllowed(
                "whether tasks run images of the project is not known",
                () -> session.busy("looking at tasks", () -> session.tasks().runningImages()),
                Set.of())
            : Set.of();
    List<DeployFailure> failures = new ArrayList<>();
    for (Remaining repository : all) {
      if (!goes(repository)) {
        session.console().line("stays: " + repository.words() + "; " + staying(repository));
      } else if (running.stream().anyMatch(i -> ImagesInUse.isIn(repository.name(), i))) {
        session
            .console()
            .line("stays: " + repository.words() + "; a task still runs an image of it");
      } else {
        remove(repository, failures);
      }
    }
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
  }

  private static String staying(Remaining repository) {
    return repository.reason().isEmpty()
        ? "`c2ecs down --rmi all` removes it"
        : repository.reason();
  }

  private void remove(Remaining repository, List<DeployFailure> failures) {
    try {
      repositories.delete(repository.name());
      session.console().line("removed " + repository.words());
    } catch (DeployFailure e) {
      failures.add(e);
      session.console().line("not removed: " + repository.words());
    }
  }

  @Override
  public void close() {
    repositories.close();
  }
}
