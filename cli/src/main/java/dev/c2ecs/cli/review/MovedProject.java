package dev.c2ecs.cli.review;

import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.tree.Node;
import dev.c2ecs.compose.tree.Origin;
import dev.c2ecs.compose.tree.TreePath;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A project that is in another directory than before.
 *
 * @param before the directory before, from the one that both are below
 * @param after the directory now, in the same way
 * @param kept the name that keeps the stack, where the project is another one only because its name
 *     is that of its directory; empty where the stack is the same, or the name was written
 * @see <a href="https://docs.docker.com/compose/how-tos/project-name/">Compose, project name: that
 *     of the directory where nothing else says one</a>
 */
public record MovedProject(String before, String after, String kept) {

  /** Whether and how a project moved. */
  static Optional<MovedProject> of(ComposeProject before, ComposeProject after) {
    Path old = Path.of(before.directory());
    Path now = Path.of(after.directory());
    if (old.equals(now)) {
      return Optional.empty();
    }
    int same = 0;
    int most = Math.min(old.getNameCount(), now.getNameCount());
    while (same < most && old.getName(same).equals(now.getName(same))) {
      same++;
    }
    boolean another = !before.name().equals(after.name());
    return Optional.of(
        new MovedProject(
            below(old, same),
            below(now, same),
            another && !isNamed(before) && !isNamed(after) ? before.name() : ""));
  }

  private static String below(Path path, int from) {
    return from == path.getNameCount() ? "." : path.subpath(from, path.getNameCount()).toString();
  }

  private static boolean isNamed(ComposeProject project) {
    return project.at(TreePath.of("name")).map(Node::origin).filter(Origin::known).isPresent();
  }

  /** What is said of it. */
  public String words() {
    String moved = "the project moved from " + before + " to " + after;
    return kept.isEmpty()
        ? moved
        : moved
            + ", and is called like its directory: with `name: "
            + kept
            + "` in its file it keeps its stack, its addresses and its data";
  }
}
