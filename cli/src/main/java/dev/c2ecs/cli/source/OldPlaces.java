package dev.c2ecs.cli.source;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where a revision has Compose files, for a project whose directory has another name now. */
public final class OldPlaces {

  /**
   * The names that are looked for.
   *
   * @see <a href="https://docs.docker.com/compose/intro/compose-application-model/">Compose
   *     application model, the Compose file</a>
   */
  private static final Set<String> NAMES =
      Set.of("compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml");

  private static final int DEEPEST = 16;
  private static final int MOST_TREES = 5000;
  private static final int MOST_FILES = 50;

  private OldPlaces() {}

  private record Tree(String path, String id, int depth) {}

  /**
   * The Compose files of a revision.
   *
   * @param name a name that they have beside the usual ones
   * @return paths from the root of the repository, at most 50; in a very large repository not all
   */
  public static List<String> of(Revision revision, String name) throws IOException {
    List<String> found = new ArrayList<>();
    Deque<Tree> left = new ArrayDeque<>(List.of(new Tree("", revision.root(), 0)));
    for (int i = 0; i < MOST_TREES && !left.isEmpty() && found.size() < MOST_FILES; i++) {
      Tree tree = left.removeFirst();
      for (Map.Entry<String, GitObjects.Entry> entry :
          revision.objects().tree(tree.id()).entrySet()) {
        String path = tree.path() + entry.getKey();
        if (entry.getValue().isDirectory() && tree.depth() < DEEPEST) {
          left.addLast(new Tree(path + "/", entry.getValue().id(), tree.depth() + 1));
        } else if (NAMES.contains(entry.getKey()) || entry.getKey().equals(name)) {
          found.add(path);
        }
      }
    }
    return found;
  }
}
