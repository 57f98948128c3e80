package dev.c2ecs.cli.review;

import dev.c2ecs.cfn.diagnostic.Names;
import dev.c2ecs.cli.report.Markdown;
import dev.c2ecs.cli.terminal.CommonWords;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Files that git does not track: both sides have them as they are now, so that a change of what is
 * in them is in no comparison.
 *
 * @param files their paths, from the root of the repository
 */
public record Untracked(Set<String> files) {

  /** None. */
  public static final Untracked NONE = new Untracked(Set.of());

  private static final int SHOWN = 5;
  private static final String WHY = "not compared, because git does not track it: ";
  private static final String DEPLOY = "`deploy` compares their values with what is in AWS";

  public Untracked {
    files = Set.copyOf(files);
  }

  /** What is to be said, for a screen; empty for nothing. */
  public Optional<String> line() {
    List<String> names = files.stream().sorted().map(CommonWords::harmless).toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(WHY + Names.shown(names, SHOWN) + "; " + DEPLOY);
  }

  /** A folded part of a comment; empty for nothing. */
  String folded() {
    List<String> names =
        files.stream().sorted().map(CommonWords::harmless).map(Markdown::code).toList();
    return names.isEmpty()
        ? ""
        : ReviewText.folded(
            CommonWords.count(names.size(), "file") + " not compared",
            WHY + Names.shown(names, SHOWN) + "; " + DEPLOY + ".");
  }
}
