package dev.c2ecs.cli.deploy;

import dev.c2ecs.cli.image.Digest;
import dev.c2ecs.cli.stack.StackInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The texts that name images: parameters of stacks, and what tasks run. They may name an image by
 * its digest or by the tag that it was pushed with.
 */
final class ImagesInUse {

  private final List<String> texts;

  private ImagesInUse(List<String> texts) {
    this.texts = List.copyOf(texts);
  }

  /**
   * What names images in the region: every stack, whoever made it, and every task that runs.
   *
   * @param more texts that count too
   * @throws dev.c2ecs.cli.diagnostic.DeployFailure if it cannot be looked at
   */
  static ImagesInUse look(Session session, Collection<String> more) {
    List<String> texts = new ArrayList<>(more);
    for (StackInfo stack : session.stacks().all()) {
      texts.addAll(stack.parameters().values());
    }
    texts.addAll(session.tasks().runningImages());
    return new ImagesInUse(texts);
  }

  /** Whether something names an image. */
  boolean has(String repository, Digest digest, Collection<String> tags) {
    return texts.stream()
        .anyMatch(
            text ->
                text.contains(digest.text())
                    || tags.stream().anyMatch(tag -> text.endsWith(repository + ":" + tag)));
  }

  /** Whether a text names an image in a repository. */
  static boolean isIn(String repository, String text) {
    return text.contains("/" + repository + "@") || text.contains("/" + repository + ":");
  }
}
