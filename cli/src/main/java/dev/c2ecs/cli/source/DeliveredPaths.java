package dev.c2ecs.cli.source;

import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which files of a directory belong to the project: those that git does not ignore, and the
 * directories that hold one; all of them where git knows nothing, but never what git keeps for
 * itself, which has all versions and the addresses of remotes.
 */
public final class DeliveredPaths implements KnownFiles {

  /** The files of a directory. */
  private record Known(NavigableSet<String> tracked, NavigableSet<String> delivered) {}

  private static final String GIT = ".git";

  private final TrackedFiles.Source source;
  private final Map<Path, Optional<TrackedFiles>> tracked = new ConcurrentHashMap<>();
  private final Map<Path, Optional<Known>> known = new ConcurrentHashMap<>();

  /** Asks the git that the {@code PATH} of an environment finds. */
  public DeliveredPaths(Map<String, String> environment) {
    this(directory -> TrackedFiles.of(directory, environment));
  }

  /** Asks somebody else what git has. */
  public DeliveredPaths(TrackedFiles.Source source) {
    this.source = source;
  }

  /** The files of a directory as git sees them; it is asked once. */
  Optional<TrackedFiles> tracked(Path directory) {
    return tracked.computeIfAbsent(directory, source::below);
  }

  @Override
  public boolean have(Path directory, Path path, boolean tracked) {
    Path relative = directory.relativize(path);
    for (Path part : relative) {
      if (part.toString().equals(GIT)) {
        return false;
      }
    }
    Optional<Known> files =
        known.computeIfAbsent(
            directory,
            asked ->
                tracked(asked)
                    .map(f -> new Known(new TreeSet<>(f.tracked()), new TreeSet<>(f.delivered()))));
    if (files.isEmpty()) {
      return !tracked;
    }
    NavigableSet<String> names = tracked ? files.get().tracked() : files.get().delivered();
    String name = relative.toString().replace('\\', '/');
    String first = names.ceiling(name);
    String below = names.ceiling(name + "/");
    return name.equals(first) || (below != null && below.startsWith(name + "/"));
  }
}
