package dev.c2ecs.cli.source;

import dev.c2ecs.compose.io.FileAccess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files below a directory that belong to a project. */
public final class DeliveredWalk {

  private final Path root;
  private final FileAccess files;
  private final KnownFiles known;
  private final int deepest;
  private final List<Path> found = new ArrayList<>();

  private DeliveredWalk(Path root, FileAccess files, KnownFiles known, int deepest) {
    this.root = root;
    this.files = files;
    this.known = known;
    this.deepest = deepest;
  }

  /**
   * The files, in the order of the directories. Links to directories are not followed: they may
   * lead round in a circle.
   *
   * @param deepest how many directories deep it goes
   * @throws IOException if a directory cannot be read
   */
  public static List<Path> of(Path root, FileAccess files, KnownFiles known, int deepest)
      throws IOException {
    DeliveredWalk walk = new DeliveredWalk(root, files, known, deepest);
    walk.add(root, 1);
    return walk.found;
  }

  private void add(Path directory, int depth) throws IOException {
    for (Path child : files.children(directory)) {
      if (!known.have(root, child, false)) {
        continue;
      }
      if (files.isRegularFile(child)) {
        found.add(child);
      } else if (depth < deepest && files.isDirectory(child) && isReal(directory, child)) {
        add(child, depth + 1);
      }
    }
  }

  private boolean isReal(Path directory, Path child) throws IOException {
    return files.real(directory).resolve(child.getFileName()).equals(files.real(child));
  }
}
